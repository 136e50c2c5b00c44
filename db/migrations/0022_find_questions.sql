-- A search: candidates tier after tier until there are enough, each with a limit of its own, and from the last one only if there are none; every one ranked once (BM25F); the best of them
-- by how words stand together, how alike the titles are, and official standing; of those what stands after `after_score` and `after_id`.
-- A function for the sake of its settings: the word index is always the right way in (the planner takes a scan of everything for cheaper
-- where rows match often), and its plans are made once. For a single word ts_rank_cd is the sum of its occurrences' field weights.
create function find_questions(
  tiers tsquery[], per_tier int, most int, terms tsquery[], weights float4[], fields float4[], base float4, per_word float4,
  phrases tsquery[], nearness float4[], title text, official_only boolean, boost float8, at timestamptz,
  after_score float8, after_id bigint, wanted int)
returns table (question_id bigint, rank float8, score float8, verification_id bigint) language plpgsql stable rows 20
set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  tier tsquery;
  ids bigint[] := '{}';
  found_ids bigint[];
  asked text := folded(title);
begin
  foreach tier in array tiers[:cardinality(tiers) - 1] loop
    select array_agg(t.question_id) into found_ids
      from (select d.question_id from search_documents d where d.vector @@ tier limit per_tier) t;
    ids := ids || coalesce(found_ids, '{}');
    exit when cardinality(ids) >= most;
  end loop;
  if cardinality(ids) = 0 then
    tier := tiers[cardinality(tiers)];
    ids := array(select d.question_id from search_documents d where d.vector @@ tier limit per_tier);
  end if;
  return query
    with ranked as materialized (
      select d.question_id as id, d.vector, (
        select sum(u.weight * (1 - (base + per_word * d.length) / (ts_rank_cd(fields, d.vector, u.term) + base + per_word * d.length)))
          from unnest(terms, weights) u(term, weight)) as fit
        from search_documents d where d.question_id = any(ids)
       order by fit desc, d.question_id desc limit 50),
    judged as (
      select b.id, b.fit, v.id as official,
             round((case when v.id is null then 1 else boost end
               * (b.fit + (select coalesce(sum(u.weight), 0) from unnest(phrases, nearness) u(phrase, weight) where b.vector @@ u.phrase))
               * (1 + similarity(lower(public.unaccent('public.unaccent'::regdictionary, q.title)), asked)))::numeric, 4)::float8 as points
        from ranked b
        join questions q on q.id = b.id and q.visibility = 'public'
        left join lateral (
          select ov.id from verifications ov join answers oa on oa.id = ov.answer_id
           where ov.question_id = b.id and ov.state = 'current' and ov.valid_until > at
             and ov.revision_id = oa.revision_id and oa.visibility = 'public'
           order by ov.verified_at desc limit 1) v on true)
    select j.id, j.fit, j.points, j.official from judged j
     where (official_only is null or (j.official is not null) = official_only)
       and (after_score is null or (j.points, j.id) < (after_score, after_id))
     order by j.points desc, j.id desc limit wanted;
end $$;
--> statement-breakpoint
drop function search_candidates(tsquery[], int, int, tsquery[], float4[], float4[], float4, float4);
