import type { ThreadQuestion } from '~/features/channels/thread.queries.server';
import { officeHours } from '~/features/directory/agency-calendars.server';
import { addBusinessMinutes, type BusinessCalendar, businessDayMinutes } from '~/features/directory/business-time';
import { type Agency, type Directory, nameIn, type Topic } from '~/features/directory/directory.server';
import { type NextStep, nextStep } from '~/features/escalations/next-step';
import type { Trigger } from '~/features/escalations/trigger';
import type { ShownState } from '~/features/verification/review-due';
import type { Lang } from '~/platform/actor';
import { hours } from '~/platform/clock';

const weight = { current: 4, due: 3, expired: 2, suspended: 1 } as const;
const rank = (state: string) => weight[state as keyof typeof weight] ?? 0;

/** What an agency says through an answer, as far as the sentence tells of it. */
type Word = { state: ShownState; agency: { name: string }; verifiedAt: Date; validUntil: Date };

/** The sentence under the title, from what the page has read already. */
export function threadNextStep(
  row: ThreadQuestion,
  scene: {
    directory: Directory;
    topic: Topic;
    agency: Agency;
    answers: readonly { official: Word | null }[];
    lang: Lang;
    at: Date;
  },
): NextStep {
  const { question, escalation, lastResolution, merged } = row;
  const { directory, topic, agency, answers, lang, at } = scene;
  const nameOf = (id: number) => {
    const found = directory.agency(id);
    return found ? nameIn(lang, found) : '';
  };
  const level = directory.levelOf(topic);
  const best = answers
    .flatMap((a) => (a.official && rank(a.official.state) > 0 ? [a.official] : []))
    .sort((a, b) => rank(b.state) - rank(a.state))[0];
  return nextStep(
    {
      visibility: question.visibility,
      dormant: question.dormant,
      unansweredAt: new Date(question.createdAt.getTime() + hours(level.unansweredHours)),
      unresolvedAt: unresolvedAt(hoursOf(agency, directory), question.createdAt, level.unresolvedDays),
      closed: question.closedAt ? { reason: question.closedReason, at: question.closedAt } : null,
      duplicate: row.original !== null,
      needsInfo: question.needsInfoAt !== null,
      accepted: question.acceptedAnswerId !== null,
      answered: question.firstAnsweredAt !== null,
      official: best
        ? { state: best.state, agency: best.agency.name, verifiedAt: best.verifiedAt, validUntil: best.validUntil }
        : null,
      openCase: escalation
        ? {
            state: escalation.state,
            agency: nameOf(escalation.agencyId),
            since: escalation.cameAt ?? escalation.openedAt,
            dueAt: escalation.dueAt,
            why: (row.triggers?.[0] ?? null) as Trigger | null,
          }
        : null,
      merged: merged && {
        agency: nameOf(merged.agencyId),
        main: merged.question,
        since: new Date(merged.since),
        dueAt: merged.dueAt ? new Date(merged.dueAt) : null,
        end: merged.resolvedAt ? { at: new Date(merged.resolvedAt), reason: merged.reason, note: merged.note } : null,
      },
      lastEnd: lastResolution
        ? {
            agency: nameOf(lastResolution.agencyId),
            reason: lastResolution.reason,
            note: lastResolution.note,
            at: new Date(lastResolution.at),
          }
        : null,
    },
    at,
  );
}

/** An agency without hours of its own works those of the triage desk, as its cases do. */
const hoursOf = (agency: Agency, directory: Directory): BusinessCalendar =>
  agency.calendar ?? directory.agencies.find(({ isTriage }) => isTriage)?.calendar ?? officeHours;

function unresolvedAt(calendar: BusinessCalendar, askedAt: Date, days: number): Date | null {
  try {
    return addBusinessMinutes(calendar, askedAt, days * businessDayMinutes(calendar));
  } catch {
    return null; // an office that never opens has no business days
  }
}
