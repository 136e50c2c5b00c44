import { now } from '~/platform/clock';
import { sql } from '~db/client';
import type { Thread } from '~db/seed/content/types';

/** A thread's question with the facts that its pages are made of. */
export async function questionOf(thread: Thread) {
  const [row] = await sql`
    select q.visibility, t.slug as topic, q.asker_withheld as withheld, q.channel, q.view_count as views,
      q.answer_count as answers, q.comment_count as comments, q.me_too_count as me_too,
      q.closed_at is not null as closed, q.needs_info_at is not null as needs_info,
      q.accepted_answer_id is not null as accepted, q.first_answered_at is not null as answered,
      exists (select 1 from question_duplicates d where d.question_id = q.id and d.undone_at is null) as duplicate,
      exists (select 1 from verifications v join answers a on a.id = v.answer_id and a.revision_id = v.revision_id
        where v.question_id = q.id and v.state = 'current' and v.valid_until > ${now()}) as official,
      (select coalesce(sum(score), 0)::int from answers a where a.question_id = q.id) as score_sum,
      extract(epoch from ${now()}::timestamptz - q.created_at)::float8 / 60 as age_minutes
    from questions q join topics t on t.id = q.topic_id where q.title = ${thread.title}`;
  if (!row) throw new Error(`${thread.key} was not loaded`);
  return row;
}

/** The thread's verifications, oldest first: how they stand, whether a newer text waits, whether a second person said yes. */
export async function standingsOf(thread: Thread) {
  const rows = await sql`
    select case when v.state <> 'current' then v.state when v.valid_until <= ${now()} then 'expired'
        when v.review_due_at <= ${now()} then 'due' else 'current' end as state,
      v.state = 'current' and a.newest_revision_id <> v.revision_id and a.revision_id = v.revision_id as newer_text,
      v.approved_by is not null as second
    from verifications v join answers a on a.id = v.answer_id join questions q on q.id = v.question_id
    where q.title = ${thread.title} order by v.answer_id, v.id`;
  return rows.map((row) => ({ ...row }));
}

/** The thread's only case. */
export async function caseOf(thread: Thread) {
  const rows = await sql`
    select e.state, e.hops, p.handle as holder,
      array(select trigger from escalation_triggers t where t.escalation_id = e.id) as triggers,
      (select count(*)::int from escalation_messages m where m.escalation_id = e.id) as messages,
      extract(epoch from ${now()}::timestamptz - e.opened_at)::float8 / 60 as opened_minutes
    from escalations e join questions q on q.id = e.question_id left join people p on p.id = e.assignee_id
    where q.title = ${thread.title}`;
  if (rows.length > 1) throw new Error(`${thread.key} has ${rows.length} cases`);
  return rows[0];
}

export async function countsOf() {
  const [row] = await sql`
    select (select count(*)::int from agencies) as agencies, (select count(*)::int from topics) as topics,
      (select count(*)::int from people) as people, (select count(*)::int from questions) as questions,
      (select count(*)::int from questions where dormant) as dormant,
      (select count(*)::int from agencies where is_triage) as triage,
      (select count(*)::int from agencies where calendar_id is null) as without_hours,
      (select count(*)::int from question_revisions where body_html = '') as without_html`;
  return { ...row };
}

export async function eventCount(): Promise<number> {
  const [row] = await sql`select count(*)::int as n from events`;
  return Number(row?.n);
}
