-- Candidates of a search with their rank (BM25F), tier after tier until there are enough. A function for the sake of its settings: the
-- word index is always the right way in (the planner takes a scan of everything for cheaper while the first rows match often), and the
-- plan is made once. For a single word ts_rank_cd is the sum of its occurrences' field weights.
create function search_candidates(tiers tsquery[], terms tsquery[], weights float4[], fields float4[], base float4, per_word float4, most int)
returns table (question_id bigint, score float4) language plpgsql stable
set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  tier tsquery;
  had int := 0;
  got int;
begin
  foreach tier in array tiers loop
    return query
      select d.question_id, (
        select sum(u.weight * (1 - (base + per_word * d.length) / (ts_rank_cd(fields, d.vector, u.term) + base + per_word * d.length)))
          from unnest(terms, weights) u(term, weight))::float4
      from search_documents d where d.vector @@ tier limit most - had;
    get diagnostics got = row_count;
    had := had + got;
    exit when had >= most;
  end loop;
end $$;
