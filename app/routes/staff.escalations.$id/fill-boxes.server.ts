import { z } from 'zod';
import { filledReply } from '~/features/escalations/canned-replies.queries.server';
import { questionOfCase } from '~/features/escalations/case.queries.server';
import { caseWords } from '~/features/escalations/case.words';
import { quotedExchange } from '~/features/escalations/private-details.queries.server';
import { quotedOfficial } from '~/features/escalations/quote-official.queries.server';
import { searchQuestions } from '~/features/search/search.queries.server';
import type { PersonActor } from '~/platform/actor';
import { NotFound } from '~/platform/errors';
import { type FormArgs, intent } from '~/platform/http/form-action.server';
import { idOf } from '~/platform/http/page-loader.server';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import type { Filled } from './filled';

const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const typed = (most: number) => z.string().max(most).default('');
const many = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** A box with everything that stands in it, whatever it still lacks: the page gives it back with more. */
const Box = z.object({
  box: z.enum(['message', 'answer']).default('message'),
  body: typed(40_000),
  next: typed(20),
  shortAnswer: typed(1000),
  sources: typed(4000),
  pace: typed(20),
  plainLanguageOverride: typed(500),
});
type Box = z.output<typeof Box>;

const InsertReply = Box.extend({
  reply: z.coerce
    .number({ error: caseWords.en.replyPick })
    .int()
    .min(1, caseWords.en.replyPick)
    .max(Number.MAX_SAFE_INTEGER),
});
const Quote = Box.extend({ messages: z.preprocess(many, z.array(Id).min(1, caseWords.en.quoteNone).max(500)) });
const FindOfficial = Box.extend({ words: z.string().max(300).default('') });

/** Something for one of the boxes; the page shows it there, after what was typed so far. */
function onBox<S extends z.ZodType>(
  schema: S,
  fill: (actor: PersonActor, id: number, input: z.output<S>, args: FormArgs<S>) => Promise<Filled>,
) {
  return intent(schema, async (args) => {
    const actor = await requireStaff(args as unknown as FormArgs<z.ZodType>);
    const id = idOf(args.params.id);
    if (id === null) throw new NotFound();
    return { filled: await fill(actor, id, args.input, args) };
  });
}

/** The box as it was, with a text after its own. */
function withText(
  { box, body: before, next, ...answer }: Box,
  text: string,
  more: Partial<Filled['answer']> = {},
): Filled {
  const body = [before.trim(), text].filter(Boolean).join('\n\n');
  const { shortAnswer, sources, pace, plainLanguageOverride } = answer;
  return box === 'message'
    ? { message: { body, next } }
    : { answer: { body, shortAnswer, sources, pace, plainLanguageOverride, ...more } };
}

/** What puts something into a text that is being written. */
export const boxIntents = {
  'insert-reply': onBox(InsertReply, async (me, id, input) => withText(input, await filledReply(me, id, input.reply))),
  // What was chosen of the private exchange goes into the box for the public answer, where it is read through before it is published.
  quote: onBox(Quote, async (me, id, { messages, ...input }) => {
    const { text, taken } = await quotedExchange(me, id, messages);
    return withText({ ...input, box: 'answer' }, text, { taken });
  }),
  'find-official': onBox(FindOfficial, async (me, id, { words, ...input }, { request }) => {
    const question = await questionOfCase(me, id);
    const q = words.trim() || question.title;
    const { items } = await searchQuestions({ q, official: true, lang: languageOf(request, me), limit: 7 });
    const found = items
      .filter((item) => item.shortAnswer !== null && item.id !== question.id)
      .slice(0, 6)
      .map((item) => ({ id: item.id, title: item.title, shortAnswer: item.shortAnswer ?? '' }));
    return { ...withText(input, ''), found: { box: input.box, words: q, items: found } };
  }),
  'insert-official': onBox(Box.extend({ official: Id.optional() }), async (me, id, input, { url }) => {
    // A button beside a suggestion names it in the address; in the box it is chosen.
    const official = Id.safeParse(url.searchParams.get('official') ?? input.official);
    if (!official.success) throw new NotFound();
    const quoted = await quotedOfficial(me, id, official.data);
    if (input.box === 'message') return withText(input, quoted.short);
    const lines = input.sources.split('\n').map((line) => line.trim());
    return withText(input, quoted.whole, {
      shortAnswer: input.shortAnswer.trim() || quoted.shortAnswer,
      sources: [...new Set([...lines, ...quoted.sources])].filter(Boolean).join('\n'),
    });
  }),
};
