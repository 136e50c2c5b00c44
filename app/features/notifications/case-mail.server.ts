import { and, eq, sql } from 'drizzle-orm';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { caseWords } from '~/features/escalations/case.words';
import { type CaseRow, findCase } from '~/features/escalations/case-row.server';
import { noReplyDays } from '~/features/escalations/case-wake';
import { deskWords } from '~/features/escalations/desk.words';
import { isOpenState, reopenWithinDays } from '~/features/escalations/escalation.policy';
import { mailedMessage } from '~/features/escalations/mailed-message.server';
import { withMerged, workedIn } from '~/features/escalations/merged-cases.server';
import { solvedUrl } from '~/features/escalations/say-solved.server';
import { questionPath } from '~/features/questions/slug';
import type { Lang } from '~/platform/actor';
import { days, now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { formatAs } from '~/platform/i18n/format';
import { wordsFor } from '~/platform/i18n/words';
import { replyAddress } from '~/platform/mail/reply-address.server';
import { db } from '~db/client';
import { answers, type events, questions, verifications } from '~db/schema';

type Event = Pick<typeof events.$inferSelect, 'type' | 'data' | 'escalationId'>;
type Question = { id: number; slug: string };

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
 * nobody else. Times are those of the agency's desk. `alone`: the mail tells of this case only, not of several of theirs.
 */
export async function caseMail(
  event: Event,
  question: Question,
  { id: askerId, language: lang }: { id: number; language: Lang },
  alone = true,
): Promise<CaseMail | null> {
  if (event.escalationId === null) return null;
  const row = await findCase(db, event.escalationId);
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
  if (event.type === 'escalation.merged_resolved') {
    const main = await workedIn(db, row);
    const url = alone && main.resolvedAt ? await solvedUrl(row.id, askerId, main.resolvedAt) : null;
    if (main.resolvedAt) return { ...shared, ...(await mergedResolvedMail(main, main.resolvedAt, lang, url)) };
  }
  const said =
    event.type === 'escalation.message_sent'
      ? await mailedMessage(row.id, Number(event.data.messageId) || 0)
      : event.type === 'escalation.nudged'
        ? await mailedMessage(row.id, 'last')
        : null;
  return {
    ...shared,
    paragraphs: [...(said?.files ? [t('mailFiles', { count: said.files })] : []), ...(await standing(row, lang))],
    ...(said && { quote: said.text }),
  };
}

/** What happens, what is needed, by when they hear: as things are when the mail is written. */
async function standing(row: CaseRow, lang: Lang): Promise<string[]> {
  const t = wordsFor(lang, caseWords);
  const d = wordsFor(lang, deskWords);
  const at = (shape: 'weekdayDayTime' | 'shortDay' | 'day', moment: Date) =>
    formatAs(shape, moment, lang, row.policy.calendar.timeZone);
  const found = (await getDirectory()).agency(row.agencyId);
  const agency = found ? nameIn(lang, found) : '';
  if (row.state === 'merged') {
    const main = await workedIn(db, row);
    // What is needed of the asker of the main case is nobody else's business.
    return main.id === row.id || !isOpenState(main.state)
      ? []
      : standing({ ...main, state: 'queued', openedAt: row.openedAt }, lang);
  }
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
async function resolvedMail(row: CaseRow, question: Question, askerId: number, resolvedAt: Date, lang: Lang) {
  const t = wordsFor(lang, caseWords);
  const { paragraphs, quote } = await ending(row, question, lang);
  const [also] = await db.execute(sql`
    select count(*)::int as count from escalations e join questions q on q.id = e.question_id
    where e.id in ${withMerged(row.id)} and e.id <> ${row.id} and q.asker_id = ${askerId}`);
  const more = Number(also?.count ?? 0);
  return {
    paragraphs: [
      ...paragraphs,
      ...(more ? [t('mailAlso', { count: more })] : []),
      t('mailSolved', { until: reopensUntil(row, resolvedAt, lang) }),
    ],
    ...(quote && { quote }),
    button: { label: t('solvedQuestion'), url: await solvedUrl(row.id, askerId, resolvedAt) },
  };
}

/** The same for who asked a question that was worked in this case: the answer stands with its question, while that is public. */
async function mergedResolvedMail(main: CaseRow, resolvedAt: Date, lang: Lang, solved: string | null) {
  const t = wordsFor(lang, caseWords);
  const [question] = await db
    .select({ id: questions.id, slug: questions.slug, visibility: questions.visibility })
    .from(questions)
    .where(eq(questions.id, main.questionId));
  const { paragraphs, quote } =
    question?.visibility === 'public' ? await ending(main, question, lang) : { paragraphs: [] };
  const until = reopensUntil(main, resolvedAt, lang);
  return {
    paragraphs: [...paragraphs, t(solved ? 'mailSolved' : 'mailMergedSolved', { until })],
    ...(quote && { quote }),
    ...(solved && { button: { label: t('solvedQuestion'), url: solved } }),
  };
}

const reopensUntil = (row: CaseRow, resolvedAt: Date, lang: Lang) =>
  formatAs('day', new Date(resolvedAt.getTime() + days(reopenWithinDays)), lang, row.policy.calendar.timeZone);

/** What a case ended with, as everybody can read it. */
async function ending(row: CaseRow, question: Question, lang: Lang): Promise<{ paragraphs: string[]; quote?: string }> {
  const t = wordsFor(lang, caseWords);
  const found = (await getDirectory()).agency(row.agencyId);
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
    ],
    ...(answer?.short && { quote: answer.short }),
  };
}
