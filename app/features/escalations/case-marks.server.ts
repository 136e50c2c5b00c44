import { type SQL, sql } from 'drizzle-orm';

type Named = { id: number; title: string; language: string };
export type CaseMarks = { watched: boolean; tags: string[]; into: Named | null; parts: Part[] };
/** What is worked in a case, and who asked it, where their name may be shown. */
export type Part = Named & { asker: string | null };

/** Column of a query of `escalations` for its desk: tags, whether one watches it, what it is worked in and what is worked in it. */
export const caseMarks = (me: number): SQL<CaseMarks> => sql`json_build_object(
  'watched', exists (select 1 from escalation_watchers w where w.escalation_id = escalations.id and w.person_id = ${me}),
  'tags', array(select c.name from escalation_tags t join case_tags c on c.id = t.tag_id
    where t.escalation_id = escalations.id order by c.name),
  'into', (select json_build_object('id', m.id, 'title', mq.title, 'language', mq.language)
    from escalations m join questions mq on mq.id = m.question_id
    where m.id = escalations.merged_into_id and escalations.state = 'merged'),
  'parts', (select coalesce(json_agg(json_build_object('id', p.id, 'title', pq.title, 'language', pq.language,
      'asker', case when not pq.asker_withheld or p.name_revealed_at is not null then pa.name end) order by p.id), '[]')
    from escalations p join questions pq on pq.id = p.question_id join people pa on pa.id = pq.asker_id
    where p.merged_into_id = escalations.id and p.state = 'merged'))`;
