import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import { type Actor, leads } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { agencies, alerts, topics } from '~db/schema';
import { crisisWords } from './crisis.words';
import { canLead } from './team.policy';

const say = crisisWords.en;

type Text = { title: string; body: string };
export type NewAlert = {
  scope: AlertScope;
  en: Text;
  es: Text;
  startsAt: Date | null;
  endsAt: Date | null;
};
/** On the pages of a topic, of all an agency's topics, or of the whole site. */
export type AlertScope = { topicId: number } | { agencyId: number } | 'everywhere';

/**
 * Puts up an alert, in one language or both, from now or a later moment on, until its end or until it is taken down. Sent twice it is one:
 * what says the same in the same place at the same time is up already.
 */
export async function postAlert(actor: Actor, input: NewAlert, at = now()): Promise<{ id: number }> {
  const startsAt = input.startsAt && input.startsAt > at ? input.startsAt : at;
  if (input.endsAt && input.endsAt <= startsAt) throw new Invalid({ endsAt: say.endBad });
  const texts = wholeTexts(input);
  return transaction(actor, async (tx, me) => {
    const { agencyId, topicId } = await placeOf(tx, me, input.scope);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('alerts'))`);
    const [same] = await tx
      .select({ id: alerts.id })
      .from(alerts)
      .where(
        and(
          isNull(alerts.endedAt),
          sql`(${alerts.agencyId}, ${alerts.topicId}) is not distinct from (${agencyId}::bigint, ${topicId}::bigint)`,
          eq(alerts.title, texts.title),
          eq(alerts.body, texts.body),
          eq(alerts.translations, texts.translations),
          startsAt > at ? eq(alerts.startsAt, startsAt) : lte(alerts.startsAt, at),
          input.endsAt ? eq(alerts.endsAt, input.endsAt) : isNull(alerts.endsAt),
        ),
      );
    if (same) return same;
    const [alert] = await tx
      .insert(alerts)
      .values({ ...texts, agencyId, topicId, startsAt, endsAt: input.endsAt, createdBy: me.personId })
      .returning({ id: alerts.id });
    if (!alert) throw new Error('The alert was not written.');
    recordEvent(tx, {
      type: 'alert.posted',
      actor: me,
      agencyId,
      data: {
        alertId: alert.id,
        topicId,
        startsAt: startsAt.toISOString(),
        endsAt: input.endsAt?.toISOString() ?? null,
      },
      at,
    });
    return alert;
  });
}

/** Takes an alert down. */
export async function endAlert(actor: Actor, id: number, at = now()): Promise<void> {
  await transaction(actor, async (tx, me) => {
    const [alert] = await tx.select().from(alerts).where(eq(alerts.id, id)).for('update');
    if (!alert) throw new NotFound();
    authorize(await mayLead(tx, me, alert));
    if (alert.endedAt) throw new Conflict(say.over, { endedAt: alert.endedAt.toISOString() }, 'ended');
    await tx
      .update(alerts)
      .set({ endedAt: at, endedBy: me.personId })
      .where(and(eq(alerts.id, id), isNull(alerts.endedAt)));
    recordEvent(tx, {
      type: 'alert.ended',
      actor: me,
      agencyId: alert.agencyId,
      data: { alertId: id, topicId: alert.topicId },
      at,
    });
  });
}

/** The language that is there first, the other one beside it. A text has both its parts or none. */
function wholeTexts({ en, es }: NewAlert) {
  const problems: Record<string, string> = {};
  for (const [lang, { title, body }] of [
    ['En', en],
    ['Es', es],
  ] as const) {
    if (body !== '' && title === '') problems[`title${lang}`] = say.titleMissing;
    if (title !== '' && body === '') problems[`body${lang}`] = say.bodyMissing;
  }
  if (en.title + en.body + es.title + es.body === '') problems.titleEn = say.textMissing;
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  return en.title === ''
    ? { language: 'es', ...es, translations: {} }
    : { language: 'en', ...en, translations: es.title === '' ? {} : { es } };
}

async function placeOf(tx: Tx, me: Actor, scope: AlertScope) {
  if (scope === 'everywhere') {
    authorize(await leadsTriage(tx, me), say.onlyTriageEverywhere);
    return { agencyId: null, topicId: null };
  }
  if ('agencyId' in scope) {
    authorize(canLead(me, scope.agencyId));
    return { agencyId: scope.agencyId, topicId: null };
  }
  const [topic] = await tx.select({ agencyId: topics.agencyId }).from(topics).where(eq(topics.id, scope.topicId));
  if (!topic) throw new Invalid({ scope: say.scopeBad });
  authorize(canLead(me, topic.agencyId));
  return { agencyId: topic.agencyId, topicId: scope.topicId };
}

const mayLead = async (tx: Tx, me: Actor, { agencyId }: { agencyId: number | null }) =>
  agencyId === null ? leadsTriage(tx, me) : canLead(me, agencyId);

async function leadsTriage(tx: Tx, me: Actor): Promise<boolean> {
  const [triage] = await tx.select({ id: agencies.id }).from(agencies).where(eq(agencies.isTriage, true));
  return triage !== undefined && leads(me, triage.id);
}
