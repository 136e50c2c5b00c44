import { and, count, eq, isNull } from 'drizzle-orm';
import { lockAnswer } from '~/features/answers/load-answer.server';
import { serviceLevelOf } from '~/features/directory/service-level.server';
import { type Actor, isMember } from '~/platform/actor';
import { now } from '~/platform/clock';
import { Conflict, Forbidden } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { consume } from '~/platform/limits/limits.server';
import { transaction } from '~/platform/transaction.server';
import { verificationChallenges } from '~db/schema';
import { agencySpeakers } from './agency-speakers.server';
import { lockLiveOf } from './load-verification.server';
import { suspendStep } from './suspend-verification.server';
import { verificationWords } from './verification.words';

const say = verificationWords.en;

export type Challenged = { questionId: number; suspended: boolean; recheck: boolean };

/**
 * A reader says that an official answer is out of date, or dangerous: once per person and verification. So many "out of date" as
 * agency and topic say (three by default) open a recheck; one "dangerous" takes the badge off at once.
 */
export async function challengeVerification(
  actor: Actor,
  answerId: number,
  { kind, note }: { kind: 'outdated' | 'dangerous'; note: string },
): Promise<Challenged> {
  await consume('flag', actor);
  return transaction(actor, async (tx, me) => {
    const at = now();
    if (!isMember(me)) throw new Forbidden(say.logInToReport);
    const { question } = await lockAnswer(tx, me, answerId);
    const verification = (await lockLiveOf(tx, answerId)).find((v) => v.state === 'current' || v.state === 'suspended');
    if (!verification) throw new Conflict(say.answerNotOfficialNow, {}, 'not_official');
    const [raised] = await tx
      .insert(verificationChallenges)
      .values({ verificationId: verification.id, personId: me.personId, kind, note, createdAt: at })
      .onConflictDoNothing()
      .returning({ id: verificationChallenges.id });
    if (!raised) throw new Conflict(say.reportedTwice, {}, 'twice');
    const [open] = await tx
      .select({ n: count() })
      .from(verificationChallenges)
      .where(
        and(
          eq(verificationChallenges.verificationId, verification.id),
          eq(verificationChallenges.kind, kind),
          isNull(verificationChallenges.outcome),
        ),
      );
    const reports = Number(open?.n ?? 0);
    const scope = { agencyId: verification.agencyId, topicId: question.topicId };
    const { recheckReports } = await serviceLevelOf(tx, scope);
    const suspends = kind === 'dangerous' && verification.state === 'current';
    const recheck = kind === 'dangerous' || reports >= recheckReports;
    if (suspends) await suspendStep(tx, me, verification, 'dangerous', 'challenge');
    recordEvent(tx, {
      type: 'verification.challenged',
      actor: me,
      questionId: verification.questionId,
      answerId,
      agencyId: verification.agencyId,
      data: {
        verificationId: verification.id,
        challengeId: raised.id,
        kind,
        reports,
        recheck,
        suspended: suspends,
        personIds: recheck ? await agencySpeakers(tx, verification.agencyId, question.topicId, at) : [],
      },
      at,
    });
    return { questionId: verification.questionId, suspended: suspends, recheck };
  });
}
