import { z } from 'zod';
import { EditAnswer } from '~/features/answers/answer.schema';
import { editAnswer } from '~/features/answers/edit-answer.server';
import { voteAnswer } from '~/features/answers/vote-answer.server';
import {
  readAnswer,
  readComment,
  readRevision,
  readVerification,
} from '~/features/channels/api-answers.queries.server';
import { confirmAnswer } from '~/features/escalations/confirm-answer.server';
import { postComment } from '~/features/questions/post-comment.server';
import { PostComment } from '~/features/questions/question.schema';
import { withBothTexts } from '~/features/verification/both-texts.server';
import { VerificationBody, WithdrawalBody } from '~/features/verification/verification.schema';
import { withdrawVerification } from '~/features/verification/withdraw-verification.server';
import { endpoint } from './endpoint';
import { Answer, Comment, Revision, Verification } from './shapes';
import { Id, IdParam } from './values';

export const answerEndpoints = [
  endpoint(
    'GET',
    '/answers/:id',
    { summary: 'An answer as displayed', auth: 'public', params: IdParam, result: Answer },
    ({ actor, params }) => readAnswer(actor, params.id),
  ),
  endpoint(
    'PUT',
    '/answers/:id',
    { summary: 'Change an answer', auth: 'required', params: IdParam, body: EditAnswer, result: Answer },
    ({ actor, params, body }) => editAnswer(actor, params.id, body),
    ({ id }, { actor }) => readAnswer(actor, id),
  ),
  endpoint(
    'GET',
    '/answers/:id/revisions/:n',
    {
      summary: 'The text of one revision',
      auth: 'public',
      params: z.object({ id: Id, n: Id }),
      result: Revision,
    },
    ({ actor, params }) => readRevision(actor, params.id, params.n),
  ),
  endpoint(
    'POST',
    '/answers/:id/comments',
    {
      summary: 'Comment on an answer',
      auth: 'required',
      params: IdParam,
      body: PostComment,
      result: Comment,
      status: 201,
    },
    ({ actor, params, body }) => postComment(actor, { answerId: params.id }, body.body),
    ({ id }) => readComment(id),
  ),
  endpoint(
    'PUT',
    '/answers/:id/vote',
    {
      summary: 'Vote: 1, -1, or 0 to take it back',
      auth: 'required',
      params: IdParam,
      body: z.object({ value: z.literal([1, -1, 0], { error: 'Say 1, -1 or 0.' }) }),
      result: z.object({ score: z.number() }),
    },
    ({ actor, params, body }) => voteAnswer(actor, params.id, body.value),
    async ({ score }) => ({ score }),
  ),
  endpoint(
    'POST',
    '/answers/:id/verification',
    {
      summary: 'Confirm a text as official; 409 if it is no longer the one that was read',
      auth: 'required',
      params: IdParam,
      body: VerificationBody,
      result: Verification,
      status: 201,
    },
    ({ actor, params, body }) =>
      confirmAnswer(actor, { ...body, answerId: params.id }).catch(async (refused) => {
        throw await withBothTexts(refused, params.id);
      }),
    ({ id }) => readVerification(id),
  ),
  endpoint(
    'DELETE',
    '/answers/:id/verification',
    { summary: 'Take a confirmation back', auth: 'required', params: IdParam, body: WithdrawalBody, status: 204 },
    ({ actor, params, body }) => withdrawVerification(actor, params.id, body.note),
  ),
];
