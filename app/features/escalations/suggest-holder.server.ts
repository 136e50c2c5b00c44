import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '~db/client';
import { type Candidate, chooseHolder, type SuggestionFacts, type TriageReason } from './choose-holder';

/** What a case's columns keep of a suggestion: the person, if there is one, and the facts behind it. */
export type SuggestedColumns = { suggestedId: number | null; suggestedWhy: string | null };

type About = { topicId: number; topicAgencyId: number; risk: string; askerId: number; asksForSkills: boolean };

/**
 * The desk for a question: its topic's agency, or triage where that has nobody who is here and fits; and whom to suggest there.
 * The case stays in the queue until somebody claims it.
 */
export async function routeCase(
  tx: Tx,
  questionId: number,
  at: Date,
): Promise<{ agencyId: number } & SuggestedColumns> {
  const about = await whatItIsAbout(tx, questionId);
  const own = chooseHolder(await candidates(tx, about, about.topicAgencyId, at), about.asksForSkills, at);
  if ('suggestion' in own) return { agencyId: about.topicAgencyId, ...columns(own.suggestion) };
  const [triage] = await tx.execute(sql`select id from agencies where is_triage`);
  const triageId = triage ? Number(triage.id) : about.topicAgencyId;
  if (triageId === about.topicAgencyId) return { agencyId: triageId, suggestedId: null, suggestedWhy: null };
  return { agencyId: triageId, ...(await atDesk(tx, about, triageId, at, { triage: own.none })) };
}

/** Whom to suggest at the desk where a case lies; `not`: whoever gave it back or let it lie. */
export async function suggestAtDesk(
  tx: Tx,
  row: { questionId: number; agencyId: number },
  at: Date,
  not: number | null = null,
): Promise<SuggestedColumns> {
  return atDesk(tx, await whatItIsAbout(tx, row.questionId), row.agencyId, at, { not });
}

/** Whoever worked on the case before, if they are still of its desk and here; else as for a new case. */
export async function suggestAgain(
  tx: Tx,
  row: { questionId: number; agencyId: number },
  before: number | null,
  at: Date,
): Promise<SuggestedColumns> {
  const about = await whatItIsAbout(tx, row.questionId);
  const desk = await candidates(tx, about, row.agencyId, at);
  const known = desk.find((one) => one.personId === before && !one.away);
  if (known) return columns({ personId: known.personId, why: { ...noFacts, open: known.open, before: true } });
  return atDesk(tx, about, row.agencyId, at, { not: before });
}

const noFacts: SuggestionFacts = { delegation: false, skills: 0, open: 0 };

/** Where nobody fits, or the desk is not the topic's own, whoever is there sorts the case. */
async function atDesk(
  tx: Tx,
  about: About,
  agencyId: number,
  at: Date,
  { not = null, triage }: { not?: number | null; triage?: TriageReason },
): Promise<SuggestedColumns> {
  const desk = (await candidates(tx, about, agencyId, at)).filter((one) => one.personId !== not);
  const fitting = chooseHolder(desk, about.asksForSkills && agencyId === about.topicAgencyId, at);
  const chosen = 'suggestion' in fitting ? fitting : chooseHolder(desk, false, at);
  if ('suggestion' in chosen) {
    const { personId, why } = chosen.suggestion;
    return columns({ personId, why: triage ? { ...why, triage } : why });
  }
  return { suggestedId: null, suggestedWhy: triage ? JSON.stringify({ ...noFacts, triage }) : null };
}

const columns = ({ personId, why }: { personId: number; why: SuggestionFacts }): SuggestedColumns => ({
  suggestedId: personId,
  suggestedWhy: JSON.stringify(why),
});

async function whatItIsAbout(tx: Tx, questionId: number): Promise<About> {
  const [row] = await tx.execute(sql`
    select t.id, t.agency_id, t.risk, q.asker_id, exists (select 1 from topic_skills s where s.topic_id = t.id) as asks
    from questions q join topics t on t.id = q.topic_id where q.id = ${questionId}`);
  if (!row) throw new Error(`Question ${questionId} has no topic.`);
  return {
    topicId: Number(row.id),
    topicAgencyId: Number(row.agency_id),
    risk: String(row.risk),
    askerId: Number(row.asker_id),
    asksForSkills: row.asks === true,
  };
}

const risk = (value: SQL | string) => sql`array_position(array['low','medium','high'], ${value}::text)`;

/** Everybody of a desk who could work on this, one row each; nobody works on their own question. */
async function candidates(tx: Tx, about: About, agencyId: number, at: Date): Promise<Candidate[]> {
  const moment = sql`${at.toISOString()}::timestamptz`;
  const rows = await tx.execute(sql`
    select p.id,
      exists (select 1 from delegations d where d.person_id = p.id and d.ended_at is null
        and d.agency_id = ${about.topicAgencyId} and (d.topic_id is null or d.topic_id = ${about.topicId})
        and ${risk(sql`d.risk_ceiling`)} >= ${risk(about.risk)}
        and d.valid_from <= ${moment} and (d.valid_to is null or d.valid_to > ${moment})) as delegation,
      array(select k.name from topic_skills ts join skills k on k.id = ts.skill_id
        join person_skills ps on ps.skill_id = ts.skill_id and ps.person_id = p.id and ps.confirmed_at is not null
        where ts.topic_id = ${about.topicId} order by k.name) as knows,
      exists (select 1 from absences a where a.person_id = p.id and not a.cancelled
        and a.starts_at <= ${moment} and (a.ends_at is null or a.ends_at > ${moment})) as away,
      (select max(s.last_seen_at) from sessions s where s.person_id = p.id) as last_seen,
      (select count(*)::int from escalations e where e.assignee_id = p.id
        and e.state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish'))
      + (select count(*)::int from escalations e where e.suggested_id = p.id and e.state = 'queued') as open,
      (select max(e.holder_acted_at) from escalations e where e.assignee_id = p.id) as acted
    from people p
    where p.id in (select person_id from role_grants where agency_id = ${agencyId} and ended_at is null)
      and p.id <> ${about.askerId} and p.erased_at is null
      and (p.suspended_at is null or p.suspended_until <= ${moment})`);
  const instant = (value: unknown) => (value === null ? null : new Date(value as string));
  return rows.map((row) => ({
    personId: Number(row.id),
    delegation: row.delegation === true,
    knows: row.knows as string[],
    away: row.away === true,
    lastSeenAt: instant(row.last_seen),
    open: Number(row.open),
    actedAt: instant(row.acted),
  }));
}
