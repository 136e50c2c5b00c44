import { z } from 'zod';

export const PostAnswer = z.object({
  body: z.string({ error: 'Please write your answer.' }).trim().min(2, 'Please write your answer.'),
});
export const EditAnswer = PostAnswer.extend({ note: z.string().trim().max(300).optional() });
export const RateAnswer = z.object({
  helped: z.preprocess((v) => v === true || v === 'yes' || v === 'true', z.boolean()),
});
