import { and, eq } from 'drizzle-orm';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { caseWords } from '~/features/escalations/case.words';
import { noReplyDays } from '~/features/escalations/case-wake';
import { deskWords } from '~/features/escalations/desk.words';
import { isOpenState, reopenWithinDays } from '~/features/escalations/escalation.policy';
import { mailedMessage } from '~/features/escalations/mailed-message.server';
import { solvedUrl } from '~/features/escalations/say-solved.server';
import { questionPath } from '~/features/questions/slug';
import type { Lang } from '~/platform/actor';
import { days, now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { formatAs } from '~/platform/i18n/format';
import { wordsFor } from '~/platform/i18n/words';
import { replyAddress } from '~/platform/mail/reply-address.server';
import { db } from '~db/client';
import { answers, escalations, type events, verifications } from '~db/schema';

type Event = Pick<typeof events.$inferSelect, 'type' | 'data' | 'escalationId'>;
type Question = { id: number; slug: string };
type Case = typeof escalations.$inferSelect;

/** What mail to the asker says of their case beyond its one sentence. */
export type CaseMail = {
  paragraphs: string[];
  quote?: string;
  button: { label: string; url: string };
  notes: string[];
  replyTo: string;
};

/**
 * The asker's mail about their case: what was said to them, how the case stands, what is needed of them and by when they hear. It goes to
 * nobody else. Times are those of the agency's desk.
 */
export async function caseMail(
  event: Event,
  question: Question,
  { id: askerId, language: lang }: { id: number; language: Lang },
): Promise<CaseMail | null> {
  if (event.escalationId === null) return null;
  const [row] = await db.select().from(escalations).where(eq(escalations.id, event.escalationId));
  if (!row) return null;
  const t = wordsFor(lang, caseWords);
  const d = wordsFor(lang, deskWords);
  const page = `${env().publicUrl}/questions/${question.id}/case`;
  const shared = {
    replyTo: await replyAddress('case', row.id, askerId),
    button: { label: d('openMail'), url: page },
    notes: [t('mailReply')],
  };
  if (event.type === 'escalation.resolved' && row.resolvedAt)
    return { ...shared, ...(await resolvedMail(row, question, askerId, row.resolvedAt, lang)) };
  const said =
    event.type === 'escalation.message_sent' ? await mailedMessage(row.id, Number(event.data.messageId) || 0) : null;
  return {
    ...shared,
    paragraphs: [...(said?.files ? [t('mailFiles', { count: said.files })] : []), ...(await standing(row, lang))],
    ...(said && { quote: said.text }),
  };
}

/** What happens, what is needed, by when they hear: as things are when the mail is written. */
async function standing(row: Case, lang: Lang): Promise<string[]> {
  const t = wordsFor(lang, caseWords);
  const d = wordsFor(lang, deskWords);
  const at = (shape: 'weekdayDayTime' | 'shortDay' | 'day', moment: Date) =>
    formatAs(shape, moment, lang, row.policy.calendar.timeZone);
  const found = (await getDirectory()).agency(row.agencyId);
  const agency = found ? nameIn(lang, found) : '';
  if (row.state === 'waiting_asker' && row.waitingSince) {
    const closes = new Date(row.waitingSince.getTime() + days(noReplyDays));
    return [`${d('needYou', { agency })} ${t('closesOn', { by: at('day', closes) })}`];
  }
  if (!isOpenState(row.state)) return row.closedAt ? [t('closedNoReply', { at: at('day', row.closedAt) })] : [];
  const hear = row.dueAt && (row.dueAt > now() ? 'hearBy' : 'hearLate');
  return [
    [
      d('withAgency', { agency, since: at('shortDay', row.openedAt) }),
      hear && row.dueAt && d(hear, { by: at('weekdayDayTime', row.dueAt) }),
    ]
      .filter(Boolean)
      .join(' '),
  ];
}

/** The ending in its own words, and one press to say that it was none. */
async function resolvedMail(row: Case, question: Question, askerId: number, resolvedAt: Date, lang: Lang) {
  const t = wordsFor(lang, caseWords);
  const found = (await getDirectory()).agency(row.agencyId);
  const until = new Date(resolvedAt.getTime() + days(reopenWithinDays));
  const [answer] = row.resolutionAnswerId
    ? await db
        .select({ short: verifications.shortAnswer })
        .from(answers)
        .innerJoin(
          verifications,
          and(eq(verifications.revisionId, answers.revisionId), eq(verifications.state, 'current')),
        )
        .where(eq(answers.id, row.resolutionAnswerId))
    : [];
  const url = `${env().publicUrl}${questionPath(question)}#answer-${row.resolutionAnswerId}`;
  const agency = found ? nameIn(lang, found) : '';
  return {
    paragraphs: [
      ...(row.resolutionNote ? [t('mailPublic', { agency, note: row.resolutionNote })] : []),
      ...(row.resolutionAnswerId ? [t('mailAnswer', { url })] : []),
      t('mailSolved', { until: formatAs('day', until, lang, row.policy.calendar.timeZone) }),
    ],
    ...(answer?.short && { quote: answer.short }),
    button: { label: t('solvedQuestion'), url: await solvedUrl(row.id, askerId, resolvedAt) },
  };
}
