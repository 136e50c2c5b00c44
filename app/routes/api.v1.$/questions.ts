import { z } from 'zod';
import { acceptAnswer } from '~/features/answers/accept-answer.server';
import { PostAnswer } from '~/features/answers/answer.schema';
import { postAnswer } from '~/features/answers/post-answer.server';
import { answersOfQuestion, readAnswer, readComment } from '~/features/channels/api-answers.queries.server';
import { listApiQuestions, readQuestion, resolutions } from '~/features/channels/api-questions.queries.server';
import { sorts } from '~/features/channels/question-list.queries.server';
import { getDirectory } from '~/features/directory/directory.server';
import { askQuestion } from '~/features/questions/ask-question.server';
import { editQuestion } from '~/features/questions/edit-question.server';
import { setFollow } from '~/features/questions/follow-question.server';
import { setMeToo } from '~/features/questions/me-too.server';
import { postComment } from '~/features/questions/post-comment.server';
import { AskQuestion, EditQuestion, PostComment } from '~/features/questions/question.schema';
import { endpoint } from './endpoint';
import { Answer, AskedQuestion, Comment, pageOf, Question, QuestionWithAnswers } from './shapes';
import { After, Flag, IdParam, Limit, Slug } from './values';

const ListQuery = z.object({
  topic: Slug.optional(),
  agency: Slug.optional(),
  resolution: z.enum(resolutions).optional(),
  official: Flag.optional(),
  sort: z.enum(sorts).default('newest'),
  after: After.optional(),
  limit: Limit.default(20),
});

const MeToo = z.object({ count: z.number() });

export const questionEndpoints = [
  endpoint(
    'GET',
    '/questions',
    { summary: 'Public questions, page by page', auth: 'public', query: ListQuery, result: pageOf(Question) },
    async ({ query: { topic, agency, ...filter } }) => {
      const directory = await getDirectory();
      // An unknown topic or agency has no questions.
      return listApiQuestions({
        ...filter,
        topicId: topic === undefined ? undefined : (directory.topicBySlug(topic)?.id ?? 0),
        agencyTopicIds:
          agency === undefined
            ? undefined
            : directory.topics.filter((t) => t.agencyId === directory.agencyBySlug(agency)?.id).map((t) => t.id),
      });
    },
  ),
  endpoint(
    'GET',
    '/questions/:id',
    { summary: 'A question with its answers', auth: 'public', params: IdParam, result: QuestionWithAnswers },
    async ({ actor, params: { id } }) => {
      const question = await readQuestion(actor, id);
      return { ...question, answers: await answersOfQuestion(actor, id) };
    },
  ),
  endpoint(
    'POST',
    '/questions',
    { summary: 'Ask', auth: 'required', body: AskQuestion, result: AskedQuestion, status: 201 },
    ({ actor, body }) => askQuestion(actor, body),
    async ({ id, warnings }, { actor }) => ({ ...(await readQuestion(actor, id)), warnings }),
  ),
  endpoint(
    'PUT',
    '/questions/:id',
    { summary: 'Change a question', auth: 'required', params: IdParam, body: EditQuestion, result: Question },
    ({ actor, params, body }) => editQuestion(actor, params.id, body),
    ({ id }, { actor }) => readQuestion(actor, id),
  ),
  endpoint(
    'POST',
    '/questions/:id/answers',
    { summary: 'Answer', auth: 'required', params: IdParam, body: PostAnswer, result: Answer, status: 201 },
    ({ actor, params, body }) => postAnswer(actor, params.id, body.body),
    ({ id }, { actor }) => readAnswer(actor, id),
  ),
  endpoint(
    'POST',
    '/questions/:id/comments',
    {
      summary: 'Comment on a question',
      auth: 'required',
      params: IdParam,
      body: PostComment,
      result: Comment,
      status: 201,
    },
    ({ actor, params, body }) => postComment(actor, { questionId: params.id }, body.body),
    ({ id }) => readComment(id),
  ),
  endpoint(
    'POST',
    '/questions/:id/follow',
    { summary: 'Follow a question', auth: 'required', params: IdParam, status: 204 },
    ({ actor, params }) => setFollow(actor, params.id, true),
  ),
  endpoint(
    'DELETE',
    '/questions/:id/follow',
    { summary: 'Stop following a question', auth: 'required', params: IdParam, status: 204 },
    ({ actor, params }) => setFollow(actor, params.id, false),
  ),
  endpoint(
    'POST',
    '/questions/:id/me-too',
    { summary: '“I have this question too”', auth: 'required', params: IdParam, result: MeToo },
    ({ actor, params }) => setMeToo(actor, params.id, true),
  ),
  endpoint(
    'DELETE',
    '/questions/:id/me-too',
    { summary: 'Take that back', auth: 'required', params: IdParam, result: MeToo },
    ({ actor, params }) => setMeToo(actor, params.id, false),
  ),
  endpoint(
    'PUT',
    '/questions/:id/acceptance',
    {
      summary: 'The asker says which answer worked',
      auth: 'required',
      params: IdParam,
      body: z.object({ answerId: z.number().int().positive() }),
      result: Question,
    },
    ({ actor, params, body }) => acceptAnswer(actor, params.id, body.answerId),
    (_, { actor, params }) => readQuestion(actor, params.id),
  ),
  endpoint(
    'DELETE',
    '/questions/:id/acceptance',
    { summary: 'The asker takes that back', auth: 'required', params: IdParam, result: Question },
    ({ actor, params }) => acceptAnswer(actor, params.id, null),
    (_, { actor, params }) => readQuestion(actor, params.id),
  ),
];
