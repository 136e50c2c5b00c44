import type { AppLoadContext } from '@remix-run/node';
import { officeHours, toCalendar } from '~/features/directory/agency-calendars.server';
import { type Directory, getDirectory, nameIn } from '~/features/directory/directory.server';
import { type StaffCase, staffCase } from '~/features/escalations/case.queries.server';
import { calendarsOver } from '~/features/escalations/case-calendars';
import type { SuggestionFacts } from '~/features/escalations/choose-holder';
import { deskNames } from '~/features/escalations/desk-names.server';
import { type ClockEvent, dueTimes, legs, type Promised } from '~/features/escalations/due-times';
import {
  canAssign,
  canClaim,
  canReopen,
  canTransfer,
  canWork,
  isHolder,
  isOpenState,
} from '~/features/escalations/escalation.policy';
import { canBeReopened } from '~/features/escalations/reopen-escalation.server';
import { writersAt } from '~/features/escalations/writing-now.server';
import { canVerify, verifyingDelegation } from '~/features/verification/verification.policy';
import type { Lang, PersonActor, Risk } from '~/platform/actor';
import { now } from '~/platform/clock';
import { plainExcerpt } from '~/platform/markdown/plain-excerpt';

/**
 * Everything the case page shows, with a withheld name taken out unless it was revealed; texts go to `fragments`. `writeTo`: the case worked
 * in this one whose asker is to be written to first.
 */
export async function caseView(
  actor: PersonActor,
  id: number,
  lang: Lang,
  context: AppLoadContext,
  writeTo: number | null = null,
) {
  const at = now();
  const [found, directory] = await Promise.all([staffCase(actor, id), getDirectory()]);
  const { case: row, question, facts } = found;
  const open = isOpenState(row.state);
  const holder = isHolder(actor, facts);
  const hidden = question.withheld && row.nameRevealedAt === null;
  const named = (personId: number | null, name: string | null) =>
    hidden && personId === question.askerId ? null : name;
  const agencyName = (agencyId: number) => nameOf(directory, agencyId, lang);
  fillFragments(found, context);
  const scope = {
    agencyId: row.agencyId,
    topicAgencyId: question.topicAgencyId,
    topicId: question.topicId,
    risk: question.risk as Risk,
  };
  return {
    id,
    state: row.state,
    at,
    question: {
      id: question.id,
      title: question.title,
      slug: question.slug,
      language: question.language,
      limited: question.visibility !== 'public',
      createdAt: question.createdAt,
      topic: topicName(directory, question.topicId, lang),
    },
    asker: { name: hidden ? null : found.askerName, withheld: question.withheld, hidden },
    agency: { id: row.agencyId, name: agencyName(row.agencyId), readers: deskNames(directory, [row.agencyId], lang) },
    holder: found.holder?.name ?? null,
    mine: holder,
    leaseUntil: row.leaseUntil,
    suggested: row.state === 'queued' ? suggestion(found.suggestedName, row.suggestedWhy) : null,
    triggers: found.triggers.map((t) => ({ ...t, at: new Date(t.at) })),
    promises: promises(found, directory, at),
    legs: legsOf(found, directory, lang, at),
    transfer: row.transferAcceptBy,
    ended: ending(found),
    messages: found.messages.map(({ id, side, author, authorId, files, createdAt, markdown }) => ({
      ...{ id, side, files, createdAt },
      author: named(authorId, author),
      excerpt: plainExcerpt(markdown, 100),
    })),
    threads: withFirst(found, writeTo).map((thread) => ({ ...thread, messages: thread.messages.map(mergedMessage) })),
    // The last word of any asker of this case, here or in a case that is worked in it.
    seen: Math.max(
      0,
      ...[...found.messages, ...found.threads.flatMap((thread) => thread.messages)]
        .filter((m) => m.side === 'asker')
        .map((m) => m.id),
    ),
    notes: found.notes.map(({ body: _, ...n }) => n),
    closing: {
      high: scope.risk === 'high',
      // An agency that the case was passed on to speaks on it as on its own topics.
      delegated: verifyingDelegation(actor, { ...scope, topicAgencyId: row.agencyId, authorIds: [] }, at) !== null,
      people: found.confirmers.map(({ name }) => name),
      waits: row.state === 'ready_to_publish' ? row.resolutionAnswerId : null,
    },
    answerDraft: found.answerDraft && { ...found.answerDraft, at: new Date(found.answerDraft.at) },
    replies: found.replies,
    writers: writersAt(id, actor.personId).map(({ name, what }) => ({ name, what })),
    drafts: found.drafts.map((d) => ({ ...d, at: new Date(d.at) })),
    answers: found.answers.map(({ body: _, ...a }) => ({
      ...a,
      author: named(a.authorId, a.author),
      official: a.validUntil !== null && a.validUntil > at,
      verifiable: canVerify(actor, { ...scope, authorIds: [a.authorId] }, at),
    })),
    marks: found.marks,
    history: found.history.map((event) => ({ ...event, actor: named(event.actorId, event.actor) })),
    agencies: directory.agencies
      .filter((agency) => agency.id !== row.agencyId)
      .map((agency) => ({ value: agency.slug, label: nameIn(lang, agency) })),
    colleagues: found.colleagues.filter((p) => p.id !== row.assigneeId && p.id !== question.askerId),
    can: {
      act: holder && open,
      claim: canClaim(actor, facts) && !holder && (row.assigneeId === null || (row.leaseUntil ?? at) <= at),
      release: open && row.state !== 'queued' && (holder || canAssign(actor, facts)),
      transfer: open && canTransfer(actor, facts),
      assign: open && canAssign(actor, facts),
      accept: open && row.transferAgencyId !== null && canWork(actor, facts),
      reopen: canReopen(actor, facts) && canBeReopened(row, at),
      reveal: holder && open && hidden,
    },
  };
}

/** With a place for the first words to the asker of a case worked in this one, where nothing has been said yet. */
function withFirst({ threads, marks }: StaffCase, writeTo: number | null): StaffCase['threads'] {
  const part = threads.some(({ id }) => id === writeTo) ? undefined : marks.parts.find(({ id }) => id === writeTo);
  return part ? [{ ...part, messages: [] }, ...threads] : threads;
}

/** Of a thread with another asker: their name only where it may be shown. */
function mergedMessage(m: StaffCase['messages'][number]) {
  const { id, side, files, createdAt } = m;
  return { id, side, files, createdAt, author: m.authorId === m.askerId && !m.mayName ? null : m.author };
}

export type CaseView = Awaited<ReturnType<typeof caseView>>;

function fillFragments(found: StaffCase, { fragments }: AppLoadContext): void {
  fragments.set('q', found.body);
  for (const m of [...found.messages, ...found.threads.flatMap((thread) => thread.messages)])
    fragments.set(`m${m.id}`, m.body);
  for (const n of found.notes) fragments.set(`n${n.id}`, n.body);
  for (const a of found.answers) fragments.set(`a${a.id}`, a.body);
}

const clockOf = (found: StaffCase) =>
  found.clock.map((event) => ({ ...event, at: new Date(event.at) })) as unknown as ClockEvent[];

/** Hours that the case has kept; else as the directory has them now. */
function calendarsOf(found: StaffCase, directory: Directory) {
  return calendarsOver(clockOf(found), found.case.policy.calendar, (agencyId) => {
    const now = directory.agency(agencyId)?.calendar;
    return (now && toCalendar({ ...now, holidays: [...now.holidays] })) ?? officeHours;
  });
}

type ShownPromise = { name: 'firstResponse' | 'nextUpdate' | 'resolution'; late: boolean } & Promised;

function promises(found: StaffCase, directory: Directory, at: Date): ShownPromise[] {
  const due = dueTimes(found.case.policy, clockOf(found), calendarsOf(found, directory));
  return (['firstResponse', 'nextUpdate', 'resolution'] as const).map((name) => {
    const promise = due[name];
    return { name, ...promise, late: promise.dueAt !== null && promise.dueAt <= (promise.metAt ?? at) };
  });
}

function legsOf(found: StaffCase, directory: Directory, lang: Lang, at: Date) {
  return legs(clockOf(found), calendarsOf(found, directory), at).map((leg) => ({
    ...leg,
    agency: nameOf(directory, leg.agencyId, lang),
  }));
}

function suggestion(name: string | null, why: string | null): { name: string | null; why: SuggestionFacts } | null {
  return why === null ? null : { name, why: JSON.parse(why) as SuggestionFacts };
}

function ending({ case: row }: StaffCase) {
  const at = row.resolvedAt ?? row.closedAt ?? row.withdrawnAt;
  return isOpenState(row.state) || at === null
    ? null
    : { at, answerId: row.resolutionAnswerId, reason: row.resolutionReason, note: row.resolutionNote };
}

function nameOf(directory: Directory, agencyId: number, lang: Lang): string {
  const agency = directory.agency(agencyId);
  return agency ? nameIn(lang, agency) : '';
}

function topicName(directory: Directory, topicId: number, lang: Lang): string {
  const topic = directory.topic(topicId);
  return topic ? nameIn(lang, topic) : '';
}
