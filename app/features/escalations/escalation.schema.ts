import { z } from 'zod';
import { ContentHash, VerificationBody } from '~/features/verification/verification.schema';
import { escalationWords } from './escalation.words';

const say = escalationWords.en;

const text = (message: string) => z.string({ error: message }).trim().min(1, message);
const slug = text(say.agencyMissing).max(100);

/** What forms and API calls may say about a case; the same schemas describe the API. */
export const OpenEscalation = z.object({
  reason: text(say.reasonMissing).max(1000, say.reasonLong),
  safety: z.preprocess((v) => v === true || v === 'on' || v === 'true', z.boolean()).optional(),
});

/** The same on a question's page, where its asker need not say why. */
export const AskStaff = OpenEscalation.extend({ reason: z.string().trim().max(1000, say.reasonLong).default('') });

export const TransferCase = z.object({ agency: slug, note: z.string().trim().max(3000).default('') });

export const CaseMessage = z.object({ audience: z.enum(['asker', 'internal']), body: text(say.textMissing) });
export const AskerMessage = z.object({ body: text(say.textMissing) });

/** Cases to be worked as part of another; as many as a page of the queue shows. */
export const MergeCases = z.object({ cases: z.array(z.number().int().positive()).min(1, say.mergeTwo).max(50) });

/** States the holder sets by hand; the others follow from claiming, releasing, resolving. */
export const settableStates = ['claimed', 'waiting_asker', 'waiting_third_party', 'ready_to_publish'] as const;
export type SettableState = (typeof settableStates)[number];

export const SetCaseState = z.object({
  state: z.enum(settableStates, { error: say.stateUnknown }),
  note: z.string().trim().max(3000).optional(),
});

export const resolutionReasons = ['personal', 'legal', 'security', 'out_of_scope'] as const;
export type ResolutionReason = (typeof resolutionReasons)[number];

/** `contentHash`: the text that was read; 409 where another one is official by now. */
const byAnswer = z.object({ answerId: z.number().int().positive(), contentHash: ContentHash.optional() });

export const ClosingAnswer = VerificationBody.omit({
  contentHash: true,
  agency: true,
  method: true,
  secondPerson: true,
}).extend({
  body: text(say.answerMissing),
  agency: slug.optional(),
});
export type ClosingAnswer = z.output<typeof ClosingAnswer>;

const acknowledgePrivateDetails = z
  .boolean()
  .optional()
  .describe('Private details found in the text are refused with 422, unless the sender says that they may be public.');

const byNewAnswer = z.object({ answer: ClosingAnswer, acknowledgePrivateDetails });

export const ReasonResolution = z.object({
  reason: z.enum(resolutionReasons, { error: say.reasonChoose }),
  note: text(say.noteMissing).max(2000, say.noteLong),
  acknowledgePrivateDetails,
});

/** Exactly one way to end a case: `{answerId}`, `{answer}` or `{reason, note}`. */
export const Resolution = z.union([byAnswer.strict(), byNewAnswer.strict(), ReasonResolution.strict()]);
export type Resolution = z.output<typeof Resolution>;
