import { eq, sql } from 'drizzle-orm';
import { canSee } from '~/features/questions/question.policy';
import { type Actor, isStaff } from '~/platform/actor';
import { NotFound } from '~/platform/errors';
import { db } from '~db/client';
import { questions } from '~db/schema';

/** Events anybody may know of a public thread. */
export const provenTypes = [
  'question.asked',
  'question.edited',
  'question.redacted',
  'answer.posted',
  'answer.edited',
  'answer.verified',
  'verification.superseded',
  'verification.withdrawn',
  'verification.suspended',
  'verification.kept',
  'verification.reinstated',
] as const;
export type ProvenType = (typeof provenTypes)[number];

export type ProvenEvent = {
  id: number;
  type: ProvenType;
  at: Date;
  answerId: number | null;
  hash: string;
  intact: boolean;
};
export type ProvenText = {
  answerId: number;
  revision: number;
  code: string;
  hash: string;
  intact: boolean;
  /** When personal data was removed from it; `before` is the fingerprint it had until then, for staff. */
  redactedAt: Date | null;
  before: string | null;
};

/**
 * Recomputes, now, what a thread's record claims: the hash of each event and its link to the one before, and the hash of each text that was
 * ever official. A changed, removed or swapped row shows as broken.
 *
 * A text that personal data was removed from is held against the fingerprint it got then. The one it had before stays in the record, but
 * only staff see it: with all the rest of the text at hand, a telephone number is found from it by trying.
 */
export async function threadProof(actor: Actor, questionId: number) {
  const [question] = await db.select().from(questions).where(eq(questions.id, questionId));
  if (!question || !canSee(actor, question)) throw new NotFound();
  const types = sql.join(
    provenTypes.map((type) => sql`${type}`),
    sql`, `,
  );
  const [events, texts] = await Promise.all([
    db.execute(sql`
      select e.id, e.type, e.at, e.answer_id, e.hash,
        event_digest(e) = e.hash and (e.id = 1 or e.previous_hash = (select p.hash from events p where p.id = e.id - 1)) as intact
      from events e where e.question_id = ${questionId} and e.type in (${types}) order by e.id limit 500`),
    db.execute(sql`
      select v.answer_id, r.number, v.code, r.content_hash, r.redacted_at, r.original_hash,
        encode(sha256(convert_to(r.body_markdown, 'UTF8')), 'hex') = r.content_hash
          and case when r.original_hash is null then v.content_hash = r.content_hash
            else exists (select 1 from events e where e.question_id = v.question_id and e.type = 'question.redacted') end as intact
      from verifications v join answer_revisions r on r.id = v.revision_id join answers a on a.id = v.answer_id
      where v.question_id = ${questionId} and v.verified_at is not null and a.visibility = 'public' order by v.id limit 200`),
  ]);
  return {
    question: { id: question.id, slug: question.slug, title: question.title, language: question.language },
    events: events.map(
      (row): ProvenEvent => ({
        id: Number(row.id),
        type: row.type as ProvenType,
        at: new Date(String(row.at)),
        answerId: row.answer_id === null ? null : Number(row.answer_id),
        hash: String(row.hash),
        intact: row.intact === true,
      }),
    ),
    texts: texts.map(
      (row): ProvenText => ({
        answerId: Number(row.answer_id),
        revision: Number(row.number),
        code: String(row.code),
        hash: String(row.content_hash),
        intact: row.intact === true,
        redactedAt: row.redacted_at ? new Date(String(row.redacted_at)) : null,
        before: isStaff(actor) ? (row.original_hash as string | null) : null,
      }),
    ),
  };
}
