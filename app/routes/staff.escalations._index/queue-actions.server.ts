import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { assignEscalation } from '~/features/escalations/assign-escalation.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { escalationWords } from '~/features/escalations/escalation.words';
import { readFilter, writeFilter } from '~/features/escalations/queue-filter';
import { deleteFilter, renameFilter, saveFilter } from '~/features/escalations/queue-filters.server';
import { tagEscalation, untagEscalation } from '~/features/escalations/tag-escalation.server';
import { watchEscalation } from '~/features/escalations/watch-escalation.server';
import { DomainError, Invalid } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { requireStaff } from '~/platform/http/request-actor.server';
import { safePath } from '~/platform/http/safe-path';

const say = escalationWords.en;
const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
/** The ticked cases; where none is, the one in the preview. */
const Chosen = z.object({
  case: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(Id).max(50)),
  current: Id.optional(),
  /** The page the form stands on, where it is not the queue. */
  back: z.string().max(200).optional(),
});
type Chosen = z.output<typeof Chosen>;
const Tagged = Chosen.extend({ tag: z.string({ error: say.tagMissing }).trim().min(1, say.tagMissing).max(100) });
const Person = Id.catch(0);
const Name = z.string().max(200).default('');

const idsOf = ({ case: ticked, current }: Chosen): number[] => {
  const ids = ticked.length > 0 ? [...new Set(ticked)] : current ? [current] : [];
  if (ids.length === 0) throw new Invalid({ case: say.chooseCases }, say.chooseCases);
  return ids;
};

/**
 * Does one thing to each chosen case, each in a transaction of its own: one that is refused holds up no other. Comes back to the queue as
 * it was, saying how many; refused is only what was refused for all.
 */
async function each(input: Chosen, url: URL, what: string, run: (id: number) => Promise<unknown>) {
  let [done, refused] = [0, 0];
  let problem: unknown;
  for (const id of idsOf(input)) {
    try {
      await run(id);
      done += 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problem = error;
      refused += 1;
    }
  }
  if (done === 0) throw problem;
  if (input.back) return redirect(safePath(input.back));
  return redirect(queueUrl(url, `${what}.${done}.${refused}`));
}

/** The queue as it was looked at, with what was done to it. */
function queueUrl(url: URL, did?: string): string {
  const params = new URLSearchParams(writeFilter(readFilter(url.searchParams)));
  for (const name of ['after', 'case']) {
    const value = url.searchParams.get(name);
    if (value) params.set(name, value);
  }
  if (did) params.set('did', did);
  return `/staff/escalations?${params}`;
}

export const queueAction = formAction({
  claim: intent(z.object({ id: Id }), async (args) => {
    const row = await claimEscalation(await requireStaff(args), args.input.id);
    return redirect(`/staff/escalations/${row.id}`);
  }),
  assign: intent(Chosen.extend({ person: Person }), async (args) => {
    const actor = await requireStaff(args);
    const { person } = args.input;
    if (person === 0) throw new Invalid({ person: say.choosePerson }, say.choosePerson);
    return each(args.input, args.url, 'assigned', (id) => assignEscalation(actor, id, person));
  }),
  tag: intent(Tagged, async (args) => {
    const actor = await requireStaff(args);
    return each(args.input, args.url, 'tagged', (id) => tagEscalation(actor, id, args.input.tag));
  }),
  untag: intent(Tagged, async (args) => {
    const actor = await requireStaff(args);
    return each(args.input, args.url, 'untagged', (id) => untagEscalation(actor, id, args.input.tag));
  }),
  watch: intent(Chosen, async (args) => {
    const actor = await requireStaff(args);
    return each(args.input, args.url, 'watched', (id) => watchEscalation(actor, id, true));
  }),
  unwatch: intent(Chosen, async (args) => {
    const actor = await requireStaff(args);
    return each(args.input, args.url, 'unwatched', (id) => watchEscalation(actor, id, false));
  }),
  // Which of them is the main one is chosen on a page of its own.
  merge: intent(Chosen, async (args) => {
    await requireStaff(args);
    const ids = idsOf(args.input);
    return redirect(`/staff/escalations/merge?${ids.map((id) => `case=${id}`).join('&')}`);
  }),
  'save-filter': intent(z.object({ name: Name }), async (args) => {
    const { query } = await saveFilter(await requireStaff(args), {
      name: args.input.name,
      query: args.url.searchParams.toString(),
    });
    return redirect(`/staff/escalations?${query}`);
  }),
  'rename-filter': intent(z.object({ id: Id, name: Name }), async (args) => {
    const { query } = await renameFilter(await requireStaff(args), args.input);
    return redirect(`/staff/escalations?${query}`);
  }),
  'delete-filter': intent(z.object({ id: Id }), async (args) => {
    const { query } = await deleteFilter(await requireStaff(args), args.input.id);
    return redirect(`/staff/escalations?${query}`);
  }),
});
