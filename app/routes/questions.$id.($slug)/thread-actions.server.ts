import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { acceptAnswer } from '~/features/answers/accept-answer.server';
import { PostAnswer, RateAnswer } from '~/features/answers/answer.schema';
import { postAnswer } from '~/features/answers/post-answer.server';
import { rateAnswer } from '~/features/answers/rate-answer.server';
import { voteAnswer } from '~/features/answers/vote-answer.server';
import { AskStaff } from '~/features/escalations/escalation.schema';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { setFollow } from '~/features/questions/follow-question.server';
import { setMeToo } from '~/features/questions/me-too.server';
import { postComment } from '~/features/questions/post-comment.server';
import { CastVote, PostComment } from '~/features/questions/question.schema';
import { proposeAnswer } from '~/features/verification/propose-answer.server';
import { isPerson } from '~/platform/actor';
import { readCookie, setCookie } from '~/platform/auth/cookies.server';
import { hashSecret, newSecret } from '~/platform/auth/hash-secret';
import { NotFound } from '~/platform/errors';
import { type FormArgs, formAction, intent } from '~/platform/http/form-action.server';
import { idOf } from '~/platform/http/page-loader.server';
import { requireMember } from '~/platform/http/request-actor.server';
import { addressKey } from '~/platform/limits/address-key';
import { consume } from '~/platform/limits/limits.server';

const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const OnAnswer = z.object({ answerId: Id });
const Wanted = z.object({ wanted: z.enum(['yes', 'no']).transform((v) => v === 'yes') });

type Any = Pick<FormArgs<z.ZodType>, 'params' | 'url'>;

function questionId({ params }: Any): number {
  const id = idOf(params.id);
  if (id === null) throw new NotFound();
  return id;
}

/** Back to the thread, at the post it was about. */
const back = ({ url }: Any, anchor = '') => redirect(`${url.pathname}${anchor && `#${anchor}`}`);

/** What one can do on a thread's page. */
export const threadAction = formAction({
  answer: intent(
    PostAnswer,
    async (args) => {
      const actor = await requireMember(args);
      const posted = await postAnswer(actor, questionId(args), args.input.body);
      return back(args, `answer-${posted.id}`);
    },
    { once: true },
  ),
  comment: intent(
    PostComment.extend({ answerId: Id.optional() }),
    async (args) => {
      const actor = await requireMember(args);
      const { answerId, body } = args.input;
      const posted = await postComment(actor, answerId ? { answerId } : { questionId: questionId(args) }, body);
      return back(args, `comment-${posted.id}`);
    },
    { once: true },
  ),
  vote: intent(CastVote.extend({ answerId: Id }), async (args) => {
    const actor = await requireMember(args);
    await voteAnswer(actor, args.input.answerId, args.input.value);
    return back(args, `answer-${args.input.answerId}`);
  }),
  propose: intent(OnAnswer, async (args) => {
    await proposeAnswer(await requireMember(args), args.input.answerId);
    return back(args, `answer-${args.input.answerId}`);
  }),
  'me-too': intent(Wanted, async (args) => {
    await setMeToo(await requireMember(args), questionId(args), args.input.wanted);
    return back(args);
  }),
  follow: intent(Wanted, async (args) => {
    await setFollow(await requireMember(args), questionId(args), args.input.wanted);
    return back(args);
  }),
  accept: intent(Wanted.extend({ answerId: Id }), async (args) => {
    const actor = await requireMember(args);
    await acceptAnswer(actor, questionId(args), args.input.wanted ? args.input.answerId : null);
    return back(args, `answer-${args.input.answerId}`);
  }),
  rate: intent(RateAnswer.extend(OnAnswer.shape), async (args) => {
    const { answerId, helped } = args.input;
    const known = isPerson(args.actor) ? null : readCookie(args.request, 'visitor');
    const visitor = isPerson(args.actor) ? null : (known ?? newSecret());
    if (visitor) await consume('vote', `rate:${addressKey(args.context.clientAddress)}`);
    await rateAnswer(args.actor, answerId, { helped, visitorHash: visitor && hashSecret(visitor) });
    const headers = visitor && !known ? { 'Set-Cookie': setCookie('visitor', visitor, 31_536_000) } : undefined;
    return redirect(`${args.url.pathname}?thanks=${answerId}#answer-${answerId}`, headers ? { headers } : undefined);
  }),
  'ask-staff': intent(AskStaff, async (args) => {
    const actor = await requireMember(args);
    await openEscalation(actor, questionId(args), args.input);
    return back(args);
  }),
});
