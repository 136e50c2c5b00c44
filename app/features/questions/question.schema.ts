import { z } from 'zod';

/** Texts a person types; the same schemas parse forms and API calls and describe the API. */
export const titleLimit = 150;

export const Title = z
  .string({ error: 'Please write your question in one sentence.' })
  .trim()
  .min(3, 'Please write your question in one sentence.')
  .max(titleLimit, `Please keep it under ${titleLimit} characters.`);

export const BodyText = z.string({ error: 'Please write something here.' });

export const TopicSlug = z.string({ error: 'Please choose a topic.' }).trim().min(1, 'Please choose a topic.').max(100);

const Tag = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}\-+.#]{0,34}$/u, 'Tags are single words of letters, digits and hyphens.');

/** A list, or words separated by commas or spaces as a form sends them. At most five. */
export const Tags = z
  .preprocess(
    (value) => (typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value),
    z.array(Tag).max(5, 'Five tags are enough.'),
  )
  .transform((tags) => [...new Set(tags)]);

export const Language = z.enum(['en', 'es']);

/** A box in a form ("on") or a boolean in JSON. */
export const Checkbox = z.preprocess((v) => v === true || v === 'on' || v === 'true' || v === '1', z.boolean());

export const AskQuestion = z.object({
  title: Title,
  body: BodyText.default(''),
  topic: TopicSlug,
  tags: Tags.default([]),
  language: Language.optional(),
  anonymous: Checkbox.optional(),
  urgent: Checkbox.optional(),
  channel: z.enum(['web', 'api', 'mail', 'phone', 'counter', 'paper', 'sms']).optional(),
  onBehalfOf: z.string().trim().max(120).optional(),
});
export type AskQuestion = z.output<typeof AskQuestion>;

export const EditQuestion = z.object({
  title: Title.optional(),
  body: BodyText.optional(),
  topic: TopicSlug.optional(),
  tags: Tags.optional(),
  note: z.string().trim().max(300).optional(),
});
export type EditQuestion = z.output<typeof EditQuestion>;

export const CommentText = z
  .string({ error: 'Please write something here.' })
  .trim()
  .min(2, 'Please write something here.')
  .max(3000, 'Comments are short. Please keep it under 3,000 characters, or write an answer.');

export const PostComment = z.object({ body: CommentText });

export const CastVote = z.object({ value: z.coerce.number().pipe(z.literal([1, -1, 0])) });
