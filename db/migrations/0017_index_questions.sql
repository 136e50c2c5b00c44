ALTER TABLE "search_documents" ADD COLUMN "source" uuid;--> statement-breakpoint
-- The search documents of these questions, made of what is public in them; those of questions that are not public go. A function, because it
-- is one round trip with one plan for all questions (planning takes longer than doing it). Bounds what one thread costs: 4,000 characters of
-- its text, 6,000 of its ten best answers, pairs of the title's first twelve words. Called for one question it waits for others that do the
-- same, and reads what they have seen committed.
create function index_questions(ids bigint[]) returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  if cardinality(ids) = 1 then
    perform pg_advisory_xact_lock(816234012, (ids[1] % 2000000000)::int);
  end if;
  delete from search_documents d using questions q
   where d.question_id = any(ids) and q.id = d.question_id and q.visibility <> 'public';
  with read as (
    select q.id, case q.language when 'es' then 'es_folded' else 'en_folded' end::regconfig as config,
           q.title, array_to_string(q.tags, ' ') as tags, left(r.body_markdown, 4000) as body, official.short_answers, replies.text as replies,
           array['#t' || q.topic_id, '#a' || t.agency_id]
             || case when official.found then array['#official'] else '{}'::text[] end as markers
      from questions q
      join topics t on t.id = q.topic_id
      left join question_revisions r on r.id = q.revision_id
      left join lateral (
        select count(*) > 0 as found, string_agg(v.short_answer, ' ' order by v.id) as short_answers
          from verifications v join answers a on a.id = v.answer_id and a.visibility = 'public'
         where v.question_id = q.id and v.state = 'current') official on true
      left join lateral (
        select left(string_agg(left(ar.body_markdown, 6000), ' ' order by best.place), 6000) as text
          from (select a.revision_id, row_number() over (order by (a.id = q.accepted_answer_id) desc nulls last, a.score desc, a.id) as place
                  from answers a where a.question_id = q.id and a.visibility = 'public'
                 order by (a.id = q.accepted_answer_id) desc nulls last, a.score desc, a.id limit 10) best
          join answer_revisions ar on ar.id = best.revision_id) replies on true
     where q.id = any(ids) and q.visibility = 'public'),
  changed as (
    select read.*, digest.source, d.vector as old
      from read
      cross join lateral (select md5(jsonb_build_array(config, title, tags, body, short_answers, replies, markers)::text)::uuid as source) digest
      left join search_documents d on d.question_id = read.id
     where d.source is distinct from digest.source),
  titled as (select *, setweight(to_tsvector(config, search_text(title)), 'A') as heading from changed),
  made as (
    select id, source, old,
           markers || pairs.words || array(select '#w' || word from unnest(tsvector_to_array(heading)) word) as markers,
           heading || setweight(to_tsvector(config, search_text(tags)), 'B')
           || setweight(to_tsvector(config, search_text(concat_ws(' ', body, short_answers))), 'C')
           || to_tsvector(config, search_text(coalesce(replies, ''))) as words
      from titled,
      lateral (select coalesce(array_agg(distinct search_pair(a, b)), '{}') as words
                 from unnest((tsvector_to_array(heading))[:12]) a, unnest((tsvector_to_array(heading))[:12]) b
                where a < b) pairs),
  met as (
    insert into search_lexemes (lexeme, share)
    select distinct w.lexeme, 0
      from made, unnest(coalesce(ts_delete(made.words, tsvector_to_array(made.old)), made.words)) w
     where length(w.lexeme) <= 40 and not exists (select 1 from search_lexemes l where l.lexeme = w.lexeme)
     order by w.lexeme
    on conflict do nothing)
  insert into search_documents as d (question_id, vector, length, source)
  select id, words || array_to_tsvector(markers), length(words), source from made order by id
  on conflict (question_id) do update set vector = excluded.vector, length = excluded.length, source = excluded.source;
end $$;
