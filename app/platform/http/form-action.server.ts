import { createHash } from 'node:crypto';
import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import type { z } from 'zod';
import { type Actor, isPerson } from '../actor';
import { hours, now } from '../clock';
import { type DomainError, Invalid, Unauthorized } from '../errors';
import '../errors.words';
import type { Upload } from '../files/file-rules';
import { languageOf } from '../i18n/request-language.server';
import { inLanguage } from '../i18n/sentences';
import type { Lang } from '../i18n/words';
import { keepAnswer, onlyOnce } from '../idempotency.server';
import { answering, asDomainError, headersOf } from './domain-response.server';
import type { FormProblem, SendAgain } from './form-problem';
import { type ReadForm, readForm } from './read-form.server';
import { actorOf } from './request-actor.server';

export type FormArgs<S extends z.ZodType> = Omit<ActionFunctionArgs, 'params'> & {
  actor: Actor;
  input: z.output<S>;
  params: Record<string, string | undefined>;
  url: URL;
  /** What was attached; only pages named in `read-body.server.ts` get more than 64 KB. */
  files: Upload[];
};

/** One thing a page's form can do; `run` answers with a redirect, or with data for the page. */
export type Intent<S extends z.ZodType> = {
  schema: S;
  run: (args: FormArgs<S>) => Promise<unknown>;
  /** It writes something: what comes again unchanged within the hour is not written again. */
  once?: boolean;
};

/** Typed once so that `input` follows from the schema. */
export function intent<S extends z.ZodType>(
  schema: S,
  run: Intent<S>['run'],
  more: Pick<Intent<S>, 'once'> = {},
): Intent<S> {
  return { schema, run, ...more };
}

/**
 * The action of a page with forms. The field `intent` names which (one intent needs none). Parses by schema, runs, and turns what
 * was refused into data with its HTTP status, so that the page shows the reason beside the typed text. Text that comes from nobody
 * (the session ended while it was written) is kept to be sent again, unless the page is for visitors.
 */
// biome-ignore lint/suspicious/noExplicitAny: each intent has its own schema; `intent()` has checked them one by one.
export function formAction(intents: Record<string, Intent<any>>, { forVisitors = false } = {}) {
  const only = Object.keys(intents).length === 1 ? Object.keys(intents)[0] : undefined;
  return async (args: ActionFunctionArgs) =>
    answering(args.request, async () => {
      const actor = await actorOf(args);
      const form = await readForm(args.request);
      const name = String(form.values.intent ?? only ?? '');
      const chosen = Object.hasOwn(intents, name) ? intents[name] : undefined;
      try {
        if (!chosen) throw new Invalid({}, 'This form is not known here. Please reload the page.');
        if (!form.files) throw new Invalid({ files: 'Please attach at most 3 files, 10 MB together.' });
        const input = parse(chosen.schema, form.values);
        const url = new URL(args.request.url);
        const run = () => chosen.run({ ...args, actor, input, url, files: form.files ?? [] });
        return await (chosen.once && isPerson(actor) ? sentOnce(actor.personId, form, url, run) : run());
      } catch (thrown) {
        const error = asDomainError(thrown);
        if (!error) throw thrown;
        if (!forVisitors && !isPerson(actor) && hasText(form.values)) throw sendAgain(args.request, form.values);
        if (error instanceof Unauthorized) throw thrown;
        const lang = languageOf(args.request, actor);
        return data(problemOf(error, name, form.values, lang), { status: error.status, headers: headersOf(error) });
      }
    });
}

/**
 * A double click without script, a page loaded again, or the way back and another press: whoever sends the same words to the same place
 * again comes to where they came by the first time.
 */
async function sentOnce(personId: number, form: ReadForm, { pathname }: URL, run: () => Promise<unknown>) {
  const files = form.files?.map(({ name, bytes }) => [name, bytes.length]);
  const hour = Math.floor(now().getTime() / hours(1));
  const hash = createHash('sha256')
    .update(JSON.stringify([pathname, form.values, files, hour]))
    .digest('base64url');
  const request = { personId, key: `form ${hash}`, hash };
  let answer: unknown;
  const done = await onlyOnce(request, async () => {
    answer = await run();
    const location = answer instanceof Response && answer.headers.get('Location');
    if (location) await keepAnswer(request, { status: 302, text: location });
  });
  return answer ?? redirect(done.answer?.text ?? pathname.replace(/\.data$/, ''));
}

function problemOf(
  error: DomainError,
  intentName: string,
  values: Record<string, string | string[]>,
  lang: Lang,
): FormProblem {
  const fields = error instanceof Invalid ? error.fields : {};
  return {
    problem: {
      intent: intentName,
      status: error.status,
      code: error.code,
      message: inLanguage(lang, error.message),
      fields: Object.fromEntries(Object.entries(fields).map(([name, said]) => [name, inLanguage(lang, said)])),
      values: withoutSecrets(values),
      detail: error.detail,
    },
  };
}

function withoutSecrets(values: Record<string, string | string[]>): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !/password|current|code|token/i.test(name)));
}

/** Is there anything in the form that somebody would not like to write twice? */
function hasText(values: Record<string, string | string[]>): boolean {
  return Object.values(withoutSecrets(values)).some((value) => String(value).trim().length >= 20);
}

/** The session ended while somebody wrote: the page that keeps the text until they have logged in (shown by the root). */
function sendAgain(request: Request, values: Record<string, string | string[]>) {
  const { pathname, search } = new URL(request.url);
  const again: SendAgain = { action: pathname.replace(/\.data$/, '') + search, values: withoutSecrets(values) };
  return data({ code: 'unauthorized', status: 401, message: new Unauthorized().message, again }, { status: 401 });
}

/** Parses or throws Invalid with the first message of each field. */
export function parse<S extends z.ZodType>(schema: S, values: unknown): z.output<S> {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const field = issue.path.map(String).join('.') || 'form';
    fields[field] ??= issue.message;
  }
  throw new Invalid(fields);
}
