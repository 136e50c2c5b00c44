import { sql } from 'drizzle-orm';
import { type Database, db, sql as raw, type Tx } from '~db/client';
import { refreshVocabularyIfGrown } from './vocabulary.server';

/** Bounds what one thread costs to index: characters of the question's text, and of its answers together. */
const QUESTION_CHARACTERS = 4000;
const ANSWERS_CHARACTERS = 6000;
/** Words of a title that are also indexed in pairs. */
const PAIRED_WORDS = 12;
const BATCH = 500;

/** Documents of the questions in $1 (ids, separated by commas) as they stand now. A constant text, so that it is planned once. */
const indexing = `
  with removed as (
    delete from search_documents d using questions q
     where d.question_id = any(string_to_array($1, ',')::bigint[]) and q.id = d.question_id and q.visibility <> 'public'),
  read as (
    select q.id, case q.language when 'es' then 'es_folded' else 'en_folded' end::regconfig as config,
           q.title, array_to_string(q.tags, ' ') as tags,
           left(r.body_markdown, ${QUESTION_CHARACTERS}) as body, official.short_answers, replies.text as replies,
           array['#t' || q.topic_id, '#a' || t.agency_id]
             || case when official.found then array['#official'] else '{}'::text[] end as markers
      from questions q
      join topics t on t.id = q.topic_id
      left join question_revisions r on r.id = q.revision_id
      left join lateral (
        select count(*) > 0 as found, string_agg(v.short_answer, ' ') as short_answers
          from verifications v join answers a on a.id = v.answer_id and a.visibility = 'public'
         where v.question_id = q.id and v.state = 'current') official on true
      left join lateral (
        select left(string_agg(best.body, ' '), ${ANSWERS_CHARACTERS}) as text
          from (select left(ar.body_markdown, ${ANSWERS_CHARACTERS}) as body
                  from answers a join answer_revisions ar on ar.id = a.revision_id
                 where a.question_id = q.id and a.visibility = 'public'
                 order by (a.id = q.accepted_answer_id) desc nulls last, a.score desc, a.id limit 10) best) replies on true
     where q.id = any(string_to_array($1, ',')::bigint[]) and q.visibility = 'public'),
  titled as (select *, setweight(to_tsvector(config, search_text(title)), 'A') as heading from read),
  made as (
    select id,
           markers || pairs.words || array(select '#w' || word from unnest(tsvector_to_array(heading)) word) as markers,
           heading || setweight(to_tsvector(config, search_text(tags)), 'B')
           || setweight(to_tsvector(config, search_text(concat_ws(' ', body, short_answers))), 'C')
           || to_tsvector(config, search_text(coalesce(replies, ''))) as words
      from titled,
      lateral (select coalesce(array_agg(distinct search_pair(a, b)), '{}') as words
                 from unnest((tsvector_to_array(heading))[:${PAIRED_WORDS}]) a,
                      unnest((tsvector_to_array(heading))[:${PAIRED_WORDS}]) b
                where a < b) pairs),
  met as (
    insert into search_lexemes (lexeme, share)
    select distinct w.lexeme, 0 from made, unnest(made.words) w
     where length(w.lexeme) <= 40 and not exists (select 1 from search_lexemes l where l.lexeme = w.lexeme)
     order by w.lexeme
    on conflict do nothing)
  insert into search_documents as d (question_id, vector, length)
  select id, words || array_to_tsvector(markers), length(words) from made order by id
  on conflict (question_id) do update set vector = excluded.vector, length = excluded.length
    where d.vector is distinct from excluded.vector`;

/**
 * Writes the search documents of these questions as they stand now, and removes those of questions that are not public. Reads public
 * answers' displayed revisions only, and no private table. For imports and seeds, in their transaction; call `finishIndexing` at the end.
 */
export async function indexQuestions(tx: Tx | Database, questionIds: readonly number[]): Promise<void> {
  for (let at = 0; at < questionIds.length; at += BATCH) {
    const ids = questionIds
      .slice(at, at + BATCH)
      .map(Number)
      .join(',');
    await tx.execute(sql.raw(indexing.replaceAll('$1', `'${ids}'`)));
  }
}

/** The same for one question whose turn it is, in a transaction of its own; two at once wait for each other. */
export async function indexQuestion(questionId: number): Promise<void> {
  await raw.begin(async (tx) => {
    // Planning takes longer than doing it: one plan for all questions.
    await tx`select pg_advisory_xact_lock(816234012, ${questionId % 2_000_000_000}::int),
      set_config('plan_cache_mode', 'force_generic_plan', true)`;
    await tx.unsafe(indexing, [String(questionId)], { prepare: true });
  });
}

/** Brings what is known of word frequencies up to date after many questions came in at once. */
export async function finishIndexing(): Promise<void> {
  await refreshVocabularyIfGrown(true);
}

/** Indexes every public question that has no search document yet, for data that came by COPY; `report` hears how many are done. */
export async function indexMissing(report: (done: number) => void = () => {}): Promise<void> {
  let done = 0;
  for (let last = 0; ; ) {
    const rows = await db.execute<{ id: string }>(sql`
      select q.id from questions q where q.id > ${last} and q.visibility = 'public'
         and not exists (select 1 from search_documents d where d.question_id = q.id)
       order by q.id limit ${BATCH}`);
    const ids = rows.map((row) => Number(row.id));
    const newest = ids.at(-1);
    if (newest === undefined) break;
    await indexQuestions(db, ids);
    last = newest;
    done += ids.length;
    report(done);
  }
  await finishIndexing();
}
