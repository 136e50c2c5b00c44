import { z } from 'zod';
import { moderationWords } from './moderation.words';
import { readPostKey } from './post-ref';
import { countIn, redactionPattern, shortestRedaction } from './redact-text';

const say = moderationWords.en;

export const flagKinds = ['spam', 'rude', 'personal_data', 'dangerous', 'duplicate', 'off_topic', 'other'] as const;
export type FlagKind = (typeof flagKinds)[number];

/** Of a question, these cannot wait: it shows personal data, or somebody in danger (of an answer: dangerous advice). */
export const urgentKinds = ['personal_data', 'dangerous'] as const satisfies readonly FlagKind[];

export const closeReasons = ['off_topic', 'not_a_question', 'outdated', 'settled', 'too_personal', 'other'] as const;
export type CloseReason = (typeof closeReasons)[number];

const note = z.string().trim().max(1000, say.noteTooLong).default('');
const reason = z.string().trim().min(1, say.reasonMissing).max(1000, say.noteTooLong);

/** A post as a form names it: q12, a34, c56. */
export const Post = z.string().transform((text, context) => {
  const ref = readPostKey(text);
  if (ref) return ref;
  context.addIssue({ code: 'custom', message: say.postUnknown });
  return z.NEVER;
});

export const RaiseFlag = z
  .object({ kind: z.enum(flagKinds, say.kindMissing), note })
  .refine(({ kind, note }) => kind !== 'other' || note !== '', { path: ['note'], message: say.sayWhatIsWrong });
export type RaiseFlag = z.output<typeof RaiseFlag>;

export const HidePost = z.object({ post: Post, kind: z.enum(flagKinds, say.kindMissing), note });
export const OnPost = z.object({ post: Post });
export const LimitQuestion = z.object({ question: z.coerce.number().int().positive(), note });
export const CloseQuestion = z.object({
  question: z.coerce.number().int().positive(),
  reason: z.enum(closeReasons, say.kindMissing),
  note,
});
/** The original as a number or as an address of its page. */
export const MarkDuplicate = z.object({
  question: z.coerce.number().int().positive(),
  original: z.string().transform((text, context) => {
    const id =
      /^\s*#?([1-9]\d{0,14})\s*$/.exec(text)?.[1] ?? /\/questions\/([1-9]\d{0,14})(?:[/?#]|\s*$)/.exec(text)?.[1];
    if (id) return Number(id);
    context.addIssue({ code: 'custom', message: say.originalUnknown });
    return z.NEVER;
  }),
});
export const MoveTopic = z.object({
  question: z.coerce.number().int().positive(),
  topic: z.string().trim().min(1, say.topicMissing).max(100, say.topicMissing),
});
export const NeedsInfo = z.object({ question: z.coerce.number().int().positive(), note: reason });
export const OnQuestion = z.object({ question: z.coerce.number().int().positive() });
export const SuspendPerson = z.object({
  person: z.coerce.number().int().positive(),
  days: z.preprocess(
    (value) => (value === '' || value === 'forever' ? null : value),
    z.coerce.number().int().min(1).max(3650).nullable(),
  ),
  reason,
});
export const UndoAction = z.object({ action: z.coerce.number().int().positive() });

const redactedText = z
  .string()
  .trim()
  .refine((text) => text.replace(/\s/g, '').length >= shortestRedaction, say.redactShort)
  .max(300, say.redactLong);
/** What is to be removed from a thread, and why: first looked for, then removed. */
export const FindInThread = z
  .object({ text: redactedText, reason })
  .refine((input) => countIn(input.reason, redactionPattern(input.text)) === 0, {
    path: ['reason'],
    message: say.redactReason,
  });
export const RedactThread = FindInThread.and(
  z.object({ keepOfficial: z.preprocess((value) => value === 'on' || value === 'true', z.boolean()) }),
);
