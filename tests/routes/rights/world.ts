import { and, eq, isNull } from 'drizzle-orm';
import { postAnswer } from '~/features/answers/post-answer.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { mergeEscalations } from '~/features/escalations/merge-escalations.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { resolveEscalation } from '~/features/escalations/resolve-escalation.server';
import { transferEscalation } from '~/features/escalations/transfer-escalation.server';
import { askQuestion } from '~/features/questions/ask-question.server';
import { questionPath } from '~/features/questions/slug';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import type { Actor, StaffRole } from '~/platform/actor';
import { startSession } from '~/platform/auth/session.server';
import { days, fromNow, hours, now } from '~/platform/clock';
import { db } from '~db/client';
import { agencies, people, questions, roleGrants } from '~db/schema';
import { again, agency, delegate, person, topic, verification } from '../../features/verification/official-desk.ts';
import { tokenOf } from '../api/caller.ts';

/** Everybody the rights table asks as. The question is the asker's; its agency is A; "suspended" is a member who is. */
export const actorNames = [
  'anonymous',
  'asker',
  'member',
  'moderator',
  'repA',
  'repB',
  'leadA',
  'admin',
  'suspended',
] as const;
export type ActorName = (typeof actorNames)[number];

export type World = Awaited<ReturnType<typeof makeWorld>>;
export type Thread = { question: number; answer: number; hash: string; path: string };

/** Two agencies with their people, and one account for each actor with its cookie and its token. */
export async function makeWorld() {
  const a = await agency('agency-a', 'AA');
  const b = await agency('agency-b', 'BB');
  const triage = await agency('triage', 'TR');
  await db.update(agencies).set({ isTriage: true }).where(eq(agencies.id, triage.id));
  for (const [slug, agencyId] of [
    ['topic-a', a.id],
    ['topic-b', b.id],
  ] as const)
    await topic(slug, agencyId);
  await topic('danger-a', a.id, 'high');
  const speaker = async (name: string, role: StaffRole, agencyId: number) =>
    delegate(await person(name, role, agencyId), agencyId, 'high');
  const actors: Record<Exclude<ActorName, 'anonymous'>, Actor> = {
    asker: await person('Ana Asker'),
    member: await person('Joe Member'),
    moderator: await person('Mo Derator', 'moderator'),
    repA: await speaker('Rosa Rep', 'rep', a.id),
    repB: await speaker('Dev Rep', 'rep', b.id),
    leadA: await speaker('Lena Lead', 'lead', a.id),
    admin: await person('Ada Min', 'admin'),
    suspended: await person('Sus Pended'),
  };
  await db
    .update(people)
    .set({ suspendedAt: now(), suspendedReason: 'Spam.' })
    .where(eq(people.id, idOf(actors.suspended)));
  actors.suspended = await again(actors.suspended);
  const cookies: Record<string, string> = { anonymous: '' };
  const tokens: Record<string, string> = {};
  for (const [name, actor] of Object.entries(actors)) {
    cookies[name] = await sessionOf(actor);
    tokens[name] = await tokenOf(actor);
  }
  return {
    a,
    b,
    actors,
    cookies: cookies as Record<ActorName, string>,
    tokens: tokens as Record<ActorName, string | undefined>,
    author: await person('Ned Neighbor'),
    colleague: await speaker('Carl League', 'rep', a.id),
  };
}

export const idOf = (actor: Actor) => actor.personId ?? 0;

/** A fresh session as after log-in with a second factor, as a Cookie header. */
export async function sessionOf(actor: Actor): Promise<string> {
  const request = new Request('http://localhost:3000/login');
  return (await startSession(idOf(actor), request, { secondFactor: true })).split(';')[0] ?? '';
}

/** A question two days old with one answer. */
export async function thread(
  world: World,
  { of = 'topic-a', by = world.author, anonymous = false }: { of?: string; by?: Actor; anonymous?: boolean } = {},
): Promise<Thread> {
  const ask = { title: 'Where do I leave an old refrigerator?', body: 'It is big.', topic: of, tags: [], anonymous };
  const asked = await askQuestion(world.actors.asker, ask);
  await db
    .update(questions)
    .set({ createdAt: fromNow(-days(2)) })
    .where(eq(questions.id, asked.id));
  const answer = await postAnswer(by, asked.id, 'Call 555-0100 and put it at the curb.');
  return { question: asked.id, answer: answer.id, hash: answer.contentHash, path: questionPath(asked) };
}

export async function seenAs(visibility: 'limited' | 'hidden' | 'pending_review', world: World): Promise<Thread> {
  const made = await thread(world);
  await db
    .update(questions)
    .set({ visibility, visibilityReason: visibility === 'hidden' ? 'spam' : null })
    .where(eq(questions.id, made.question));
  return made;
}

export async function official(world: World, of?: string): Promise<Thread & { verification: number }> {
  const made = await thread(world, of ? { of } : {});
  const done = await verifyAnswer(world.colleague, verification(made.answer, made.hash, 'agency-a'));
  return { ...made, verification: done.id };
}

type Case = Thread & { escalation: number };

/** A question's case with agency A, asked for by its asker and still in the queue. */
export async function queued(world: World, more?: Parameters<typeof thread>[1]): Promise<Case> {
  const made = await thread(world, more);
  const { id } = await openEscalation(world.actors.asker, made.question, { reason: 'Please help.' });
  return { ...made, escalation: id };
}

/** A case of agency A that is worked as part of another one of it. */
export async function merged(world: World): Promise<Case> {
  const [main, part] = [await queued(world), await queued(world)];
  await mergeEscalations(world.colleague, main.escalation, [part.escalation]);
  return part;
}

/** The same, claimed by this actor where they work its desk, else by a colleague. */
export async function held(world: World, by: ActorName, more?: Parameters<typeof thread>[1]): Promise<Case> {
  const made = await queued(world, more);
  const holder = by === 'repA' || by === 'leadA' ? world.actors[by] : world.colleague;
  await claimEscalation(holder, made.escalation);
  return made;
}

/** A case that agency B has passed on to A and A has not answered yet. */
export async function passedOn(world: World): Promise<Case> {
  const made = await queued(world, { of: 'topic-b' });
  await claimEscalation(world.actors.repB, made.escalation);
  await transferEscalation(world.actors.repB, made.escalation, { agency: 'agency-a', note: '' });
  return made;
}

export async function resolved(world: World): Promise<Case> {
  const made = await held(world, 'anonymous');
  await resolveEscalation(world.colleague, made.escalation, { reason: 'personal', note: 'We have called you.' });
  return made;
}

/** A new account; with a role, staff of agency A. */
export async function newcomer(world: World, role?: StaffRole) {
  const actor = await person('New Comer', role, role === 'rep' ? world.a.id : undefined);
  const [grant] = await db
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, idOf(actor)), isNull(roleGrants.endedAt)));
  return { id: idOf(actor), handle: actor.handle, grant: grant?.id ?? 0, actor };
}

export const inHours = (n: number) => fromNow(hours(n)).toISOString();
