-- Candidates of a search with their rank (BM25F): tier after tier until there are enough, each with a limit of its own, then every document
-- found ranked once. A function for the sake of its settings: the word index is always the right way in (the planner takes a scan of
-- everything for cheaper where rows match often), and the plans are made once. For a single word ts_rank_cd is the sum of its
-- occurrences' field weights.
drop function search_candidates(tsquery[], tsquery[], float4[], float4[], float4, float4, int);
--> statement-breakpoint
create function search_candidates(
  tiers tsquery[], per_tier int, most int, terms tsquery[], weights float4[], fields float4[], base float4, per_word float4)
returns table (question_id bigint, score float4) language plpgsql stable
set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  tier tsquery;
  ids bigint[] := '{}';
  found_ids bigint[];
begin
  foreach tier in array tiers loop
    select array_agg(t.question_id) into found_ids
      from (select d.question_id from search_documents d where d.vector @@ tier limit per_tier) t;
    ids := ids || coalesce(found_ids, '{}');
    exit when cardinality(ids) >= most;
  end loop;
  return query
    select d.question_id, (
      select sum(u.weight * (1 - (base + per_word * d.length) / (ts_rank_cd(fields, d.vector, u.term) + base + per_word * d.length)))
        from unnest(terms, weights) u(term, weight))::float4
    from search_documents d where d.question_id = any(ids);
end $$;
--> statement-breakpoint
-- Two words of a title as one word, in whatever order: finds titles that share two common words without walking either word's list.
create function search_pair(a text, b text) returns text language sql immutable parallel safe strict as $$
  select '#p' || left(md5(least(a, b) || ' ' || greatest(a, b)), 5)
$$;
