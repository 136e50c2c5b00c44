import { type SQL, sql } from 'drizzle-orm';

/** The case in which a question's own is worked, as far as the public may know. */
type MergedInto = {
  state: string;
  agencyId: number;
  since: string;
  dueAt: string | null;
  resolvedAt: string | null;
  reason: string | null;
  note: string | null;
  /** The main question, while it is public. */
  question: { id: number; slug: string; title: string; language: string } | null;
};

/** Column of a query of `questions`: what a question's newest case was merged into, null when it was not. */
export const mergedInto: SQL<MergedInto | null> = sql`(
  select json_build_object('state', main.state, 'agencyId', main.agency_id, 'since', e.opened_at, 'dueAt', main.due_at,
      'resolvedAt', main.resolved_at, 'reason', main.resolution_reason, 'note', main.resolution_note,
      'question', case when mq.visibility = 'public' then json_build_object('id', mq.id, 'slug', mq.slug, 'title', mq.title,
        'language', mq.language) end)
    from escalations e join escalations main on main.id = case_root(e.id) join questions mq on mq.id = main.question_id
   where e.question_id = questions.id and e.state = 'merged'
     and not exists (select 1 from escalations later where later.question_id = e.question_id and later.id > e.id)
   order by e.id desc limit 1)`;
