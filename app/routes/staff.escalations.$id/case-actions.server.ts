import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { acceptTransfer, declineTransfer } from '~/features/escalations/accept-transfer.server';
import { assignEscalation } from '~/features/escalations/assign-escalation.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { draftAnswer } from '~/features/escalations/draft-answer.server';
import {
  AskerMessage,
  CaseMessage,
  ClosingAnswer,
  ReasonResolution,
  SetCaseState,
  TransferCase,
} from '~/features/escalations/escalation.schema';
import { escalationWords } from '~/features/escalations/escalation.words';
import { discardDraft } from '~/features/escalations/kept-drafts.server';
import { releaseEscalation } from '~/features/escalations/release-escalation.server';
import { renewLease } from '~/features/escalations/renew-lease.server';
import { reopenEscalation } from '~/features/escalations/reopen-escalation.server';
import { resolveEscalation } from '~/features/escalations/resolve-escalation.server';
import { revealName } from '~/features/escalations/reveal-name.server';
import { sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { setCaseState } from '~/features/escalations/set-case-state.server';
import { transferEscalation } from '~/features/escalations/transfer-escalation.server';
import { sayWriting, writings } from '~/features/escalations/writing-now.server';
import { checkedForm } from '~/features/verification/plain-language/checked-form';
import { ContentHash, Sources } from '~/features/verification/verification.schema';
import type { PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { Conflict, NotFound } from '~/platform/errors';
import { type FormArgs, formAction, intent } from '~/platform/http/form-action.server';
import { idOf } from '~/platform/http/page-loader.server';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { caseView } from './case-view.server';
import { boxIntents } from './fill-boxes.server';

const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const Nothing = z.object({});
/** The asker's last message that stood on the page when the form was filled in. */
const Seen = z.object({ seen: z.coerce.number().int().min(0).optional() });

const lines = z.preprocess(
  (value) =>
    String(value ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  Sources,
);
/** The sender has looked at what was found private in a text for everybody. */
const Looked = z.object({ acknowledgePrivateDetails: z.preprocess((value) => value === 'on', z.boolean()) });
const NewAnswerForm = ClosingAnswer.pick({ body: true, shortAnswer: true, pace: true, plainLanguageOverride: true })
  .extend({ sources: lines })
  .extend(Seen.shape)
  .extend(Looked.shape);

const typed = (most: number) => z.string().max(most).default('');
const Draft = z.object({
  body: z.string().trim().min(1, escalationWords.en.answerMissing),
  shortAnswer: typed(1000),
  sources: typed(4000),
});
type Any = FormArgs<z.ZodType>;

/** Runs a command on this page's case for staff, and comes back to the page. */
function onCase<S extends z.ZodType>(
  schema: S,
  run: (actor: PersonActor, id: number, input: z.output<S>, files: FormArgs<S>['files']) => Promise<unknown>,
  anchor: string | ((input: z.output<S>) => string) = '',
  more: { once?: boolean } = {},
) {
  const act = async (args: FormArgs<S>) => {
    const actor = await requireStaff(args as unknown as Any);
    const id = idOf(args.params.id);
    if (id === null) throw new NotFound();
    try {
      await run(actor, id, args.input, args.files);
    } catch (refusal) {
      // The case has gone where its former holder does not see it: their text is on a page of their own.
      if (refusal instanceof Conflict && refusal.code === 'moved') return redirect('/staff/drafts');
      throw refusal;
    }
    return redirect(`/staff/escalations/${id}${typeof anchor === 'string' ? anchor : anchor(args.input)}`);
  };
  return intent(schema, act, more);
}

/** What staff can do on a case's page. */
export const caseAction = formAction({
  claim: onCase(Nothing, (me, id) => claimEscalation(me, id)),
  renew: onCase(Nothing, (me, id) => renewLease(me, id)),
  writing: onCase(z.object({ what: z.enum(writings) }), (me, id, { what }) => sayWriting(me, id, what)),
  release: onCase(Nothing, (me, id) => releaseEscalation(me, id)),
  accept: onCase(Nothing, (me, id) => acceptTransfer(me, id)),
  reopen: onCase(Nothing, (me, id) => reopenEscalation(me, id)),
  assign: onCase(z.object({ person: Id }), (me, id, input) => assignEscalation(me, id, input.person)),
  reveal: onCase(AskerMessage, (me, id, input) => revealName(me, id, { reason: input.body })),
  state: onCase(SetCaseState, (me, id, input) => setCaseState(me, id, input)),
  note: onCase(
    AskerMessage,
    (me, id, { body }, files) => sendCaseMessage(me, id, { audience: 'internal', body, files }),
    '#notes',
    { once: true },
  ),
  message: onCase(
    CaseMessage.pick({ body: true }).extend({
      next: z.enum(['keep', 'waiting_asker']).default('keep'),
      part: Id.optional(),
    }),
    async (me, id, input, files) => {
      // To the asker of a case that is worked in this one.
      if (input.part) return sendCaseMessage(me, input.part, { audience: 'asker', body: input.body, files });
      return sendCaseMessage(me, id, { audience: 'asker', body: input.body, files, next: input.next });
    },
    ({ part }) => (part ? `#thread-${part}` : '#reply'),
    { once: true },
  ),
  ...boxIntents,
  'resolve-answer': onCase(
    Seen.extend({ answerId: Id, contentHash: ContentHash.optional() }),
    (me, id, { answerId, contentHash, seen }) => resolveEscalation(me, id, { answerId, contentHash }, now(), seen),
  ),
  'save-draft': onCase(Draft, (me, id, input) => draftAnswer(me, id, input), '#publish'),
  'discard-draft': onCase(z.object({ kind: z.string().max(20) }), (me, id, { kind }) => discardDraft(me, id, kind)),
  'resolve-new': onCase(NewAnswerForm, (me, id, { seen, acknowledgePrivateDetails, ...answer }) =>
    resolveEscalation(me, id, { answer, acknowledgePrivateDetails }, now(), seen),
  ),
  'check-new': intent(z.looseObject({ body: z.string().max(30_000) }), async (args) => {
    const actor = await requireStaff(args);
    const id = idOf(args.params.id);
    if (id === null) throw new NotFound();
    await caseView(actor, id, languageOf(args.request, actor), args.context);
    return checkedForm('resolve-new', args.input);
  }),
  'resolve-reason': onCase(ReasonResolution.extend(Seen.shape).extend(Looked.shape), (me, id, { seen, ...reason }) =>
    resolveEscalation(me, id, reason, now(), seen),
  ),
  // From here on the case may lie with an agency whose cases the sender does not see: back to the queue.
  transfer: intent(TransferCase, async (args) => {
    const actor = await requireStaff(args);
    const id = idOf(args.params.id);
    if (id === null) throw new NotFound();
    await transferEscalation(actor, id, args.input);
    return redirect('/staff/escalations');
  }),
  decline: intent(Nothing, async (args) => {
    const actor = await requireStaff(args);
    const id = idOf(args.params.id);
    if (id === null) throw new NotFound();
    await declineTransfer(actor, id);
    return redirect('/staff/escalations');
  }),
});
