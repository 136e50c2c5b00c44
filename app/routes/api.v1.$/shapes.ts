import { z } from 'zod';
import { Instant } from './values';

/** Names under which the description lists shapes that several calls share. */
export const shapeNames = z.registry<{ id: string }>();

const named = <S extends z.ZodType>(id: string, schema: S): S => {
  shapeNames.add(schema, { id });
  return schema;
};

export const Person = named('Person', z.object({ handle: z.string(), name: z.string() }));
export const Markdown = z.string();

export const Verification = named(
  'Verification',
  z.object({
    id: z.number(),
    state: z.enum(['proposed', 'in_review', 'current', 'due', 'expired', 'suspended', 'superseded', 'withdrawn']),
    agency: z.string(),
    verifier: Person.nullable(),
    method: z.string(),
    shortAnswer: z.string().nullable(),
    sources: z.array(z.string()),
    verifiedAt: Instant.nullable(),
    reviewDueAt: Instant,
    validUntil: Instant,
    supersedes: z.number().nullable(),
  }),
);

export const Answer = named(
  'Answer',
  z.object({
    id: z.number(),
    questionId: z.number(),
    author: Person.nullable(),
    bodyMarkdown: Markdown,
    bodyHtml: z.string(),
    contentHash: z.string(),
    revision: z.number(),
    newest: z.object({ revision: z.number(), contentHash: z.string() }).nullable(),
    score: z.number(),
    accepted: z.boolean(),
    verification: Verification.nullable(),
    createdAt: Instant,
  }),
);

const question = z.object({
  id: z.number(),
  title: z.string(),
  slug: z.string(),
  url: z.string(),
  bodyMarkdown: Markdown,
  bodyHtml: z.string(),
  topic: z.string(),
  agency: z.string(),
  tags: z.array(z.string()),
  language: z.enum(['en', 'es']),
  asker: Person.nullable(),
  visibility: z.enum(['pending_review', 'public', 'limited', 'hidden']),
  resolution: z.enum(['open', 'needs_info', 'answered', 'resolved', 'duplicate', 'closed']),
  official: z.boolean(),
  escalated: z.boolean(),
  acceptedAnswerId: z.number().nullable(),
  score: z.number(),
  meToo: z.number(),
  answerCount: z.number(),
  createdAt: Instant,
  updatedAt: Instant,
});

export const Question = named('Question', question);
export const QuestionWithAnswers = named('QuestionWithAnswers', question.extend({ answers: z.array(Answer) }));
export const AskedQuestion = named(
  'AskedQuestion',
  question.extend({
    warnings: z.array(
      z.object({ kind: z.enum(['ssn', 'card', 'a_number', 'phone', 'email']), start: z.number(), end: z.number() }),
    ),
  }),
);

export const Comment = named(
  'Comment',
  z.object({
    id: z.number(),
    questionId: z.number(),
    answerId: z.number().nullable(),
    author: Person.nullable(),
    bodyMarkdown: Markdown,
    bodyHtml: z.string(),
    createdAt: Instant,
  }),
);

export const Revision = named(
  'Revision',
  z.object({
    answerId: z.number(),
    revision: z.number(),
    bodyMarkdown: Markdown,
    bodyHtml: z.string(),
    contentHash: z.string(),
    author: Person.nullable(),
    note: z.string().nullable(),
    displayed: z.boolean(),
    createdAt: Instant,
  }),
);

export const Escalation = named(
  'Escalation',
  z.object({
    id: z.number(),
    questionId: z.number(),
    state: z.enum([
      'queued',
      'claimed',
      'waiting_asker',
      'waiting_third_party',
      'ready_to_publish',
      'resolved',
      'closed',
      'withdrawn',
      'merged',
    ]),
    triggers: z.array(z.string()),
    agency: z.string(),
    assignee: Person.nullable(),
    priority: z.number(),
    openedAt: Instant,
    firstResponseDueAt: Instant,
    nextUpdateDueAt: Instant,
    resolutionDueAt: Instant,
    firstRespondedAt: Instant.nullable(),
    resolvedAt: Instant.nullable(),
    mergedInto: z.number().nullable().describe('The case in which this one is worked.'),
  }),
);

export const Message = named(
  'Message',
  z.object({
    id: z.number(),
    escalationId: z.number(),
    audience: z.enum(['asker', 'internal']),
    side: z.enum(['asker', 'staff']),
    createdAt: Instant,
  }),
);

export const CaseFile = named(
  'CaseFile',
  z.object({
    id: z.number(),
    escalationId: z.number(),
    /** With which message it came; null for a file beside an internal note. */
    messageId: z.number().nullable(),
    noteId: z.number().nullable(),
    name: z.string(),
    mediaType: z.string(),
    size: z.number(),
    /** False where no virus scanner is set. */
    scanned: z.boolean(),
    createdAt: Instant,
  }),
);

export const Hit = named(
  'Hit',
  z.object({
    id: z.number(),
    title: z.string(),
    url: z.string(),
    shortAnswer: z.string().nullable(),
    score: z.number(),
    official: z.boolean(),
  }),
);

export const Topic = named(
  'Topic',
  z.object({
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    agency: z.string(),
    risk: z.enum(['low', 'medium', 'high']),
  }),
);

export const Agency = named(
  'Agency',
  z.object({
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    url: z.string().nullable(),
    address: z.string().nullable(),
    jurisdiction: z.string(),
  }),
);

export const Alert = named(
  'Alert',
  z.object({
    id: z.number(),
    topic: z.string().nullable(),
    agency: z.string().nullable(),
    language: z.enum(['en', 'es']),
    title: z.string(),
    body: z.string(),
    translations: z.record(z.string(), z.object({ title: z.string(), body: z.string() })),
    startsAt: Instant,
    endsAt: Instant.nullable(),
  }),
);

export const Problem = named(
  'Problem',
  z.looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    code: z.string(),
    detail: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
  }),
);

/** A page of a list: `next` is the `after` of the one that follows, null on the last. */
export const pageOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable() });
