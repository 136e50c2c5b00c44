import { eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Lang, Risk } from '~/platform/actor';
import { db, type Tx } from '~db/client';
import {
  agencies,
  answerRevisions,
  answers,
  people,
  questions,
  type Translations,
  verificationSources,
  verifications,
} from '~db/schema';
import { isOfficial, type ShownState, type StoredState, shownState } from './review-due';

/** A verification as pages and the API may show it to anybody who may see its answer. */
export type VerificationView = {
  id: number;
  questionId: number;
  answerId: number;
  revisionId: number;
  revision: number;
  contentHash: string;
  state: ShownState;
  official: boolean;
  agency: { id: number; slug: string; name: string; translations: Translations; phone: string | null };
  verifier: { id: number; handle: string; name: string } | null;
  approver: { handle: string; name: string } | null;
  author: { id: number; handle: string; name: string };
  /** Who wrote this very text; staff where they improved a citizen's. */
  reviser: { id: number; name: string };
  importedFrom: string | null;
  method: string;
  shortAnswer: string | null;
  sources: string[];
  jurisdiction: string;
  language: Lang;
  risk: Risk;
  code: string;
  publicNote: string | null;
  proposedAt: Date | null;
  verifiedAt: Date | null;
  reviewDueAt: Date;
  validUntil: Date;
  supersedesId: number | null;
  supersededAt: Date | null;
  suspendedAt: Date | null;
  /** Why a whole topic is suspended, which is public; what staff say of one answer is not. */
  topicReason: string | null;
  withdrawnAt: Date | null;
  withdrawnNote: string | null;
  refused: boolean;
  createdAt: Date;
  question: { id: number; slug: string; title: string; visibility: string; askerId: number; askerWithheld: boolean };
};

const verifier = alias(people, 'verifier');
const approver = alias(people, 'approver');
const author = alias(people, 'author');
const reviser = alias(people, 'reviser');

export const sourcesOf = sql<string[] | null>`(select array_agg(s.url order by s.position)
  from ${verificationSources} s where s.verification_id = ${verifications.id})`;

/** Verifications by a condition, each with all it names, in one round trip. */
export async function verificationViews(
  at: Date,
  where: SQL | undefined,
  { orderBy = sql`${verifications.id} desc`, limit = 500, tx }: { orderBy?: SQL; limit?: number; tx?: Tx } = {},
): Promise<VerificationView[]> {
  const rows = await (tx ?? db)
    .select({
      v: verifications,
      a: { revisionId: answers.revisionId, visibility: answers.visibility },
      revision: answerRevisions.number,
      contentHash: answerRevisions.contentHash,
      topicReason: sql<
        string | null
      >`(select s.reason from suspended_answers sa join answer_suspensions s on s.id = sa.suspension_id
        where sa.verification_id = ${verifications.id} and s.ended_at is null and ${verifications.state} = 'suspended' limit 1)`,
      agency: {
        id: agencies.id,
        slug: agencies.slug,
        name: agencies.name,
        translations: agencies.translations,
        phone: agencies.phone,
      },
      verifier: { id: verifier.id, handle: verifier.handle, name: verifier.name },
      approver: { handle: approver.handle, name: approver.name },
      author: { id: author.id, handle: author.handle, name: author.name },
      reviser: { id: reviser.id, name: reviser.name },
      sources: sourcesOf,
      question: {
        id: questions.id,
        slug: questions.slug,
        title: questions.title,
        visibility: questions.visibility,
        askerId: questions.askerId,
        askerWithheld: questions.askerWithheld,
      },
    })
    .from(verifications)
    .innerJoin(answers, eq(answers.id, verifications.answerId))
    .innerJoin(answerRevisions, eq(answerRevisions.id, verifications.revisionId))
    .innerJoin(agencies, eq(agencies.id, verifications.agencyId))
    .innerJoin(author, eq(author.id, answers.authorId))
    .innerJoin(reviser, eq(reviser.id, answerRevisions.authorId))
    .innerJoin(questions, eq(questions.id, verifications.questionId))
    .leftJoin(verifier, eq(verifier.id, verifications.verifierId))
    .leftJoin(approver, eq(approver.id, verifications.approvedBy))
    .where(where)
    .orderBy(orderBy)
    .limit(limit);
  // The hash is that of the text as it is: what it was before personal data was removed is for staff.
  return rows.map(({ v: { suspendedReason: _, plainLanguageOverride: __, ...v }, a, revision, sources, ...named }) => {
    const stored = { ...v, state: v.state as StoredState };
    return {
      ...v,
      ...named,
      revision,
      sources: sources ?? [],
      language: v.language as Lang,
      risk: v.risk as Risk,
      state: shownState(stored, at),
      official: isOfficial(stored, a, at),
    };
  });
}

export async function verificationById(id: number, at: Date, tx?: Tx): Promise<VerificationView | null> {
  const [view] = await verificationViews(at, eq(verifications.id, id), { limit: 1, ...(tx ? { tx } : {}) });
  return view ?? null;
}
