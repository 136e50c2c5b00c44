import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Breadcrumb } from '~/components/breadcrumb';
import { Button } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { FindInThread, RedactThread } from '~/features/moderation/moderation.schema';
import { moderationWords } from '~/features/moderation/moderation.words';
import { redactWords } from '~/features/moderation/redact.words';
import { removedMark } from '~/features/moderation/redact-text';
import { redactThread } from '~/features/moderation/redact-thread.server';
import { type FoundText, findInThread, threadToRedact } from '~/features/moderation/redaction.queries.server';
import { questionPath } from '~/features/questions/slug';
import { Invalid, NotFound } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor, typed } from '~/platform/http/form-problem';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';
import { Found } from './found';

export const handle = { slim: true, search: false };

const threadId = (params: { id?: string | undefined }) => {
  const id = idOf(params.id);
  if (id === null) throw new NotFound();
  return id;
};

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  const question = await threadToRedact(actor, threadId(args.params));
  const lang = languageOf(args.request, actor);
  const count = (name: string) => Math.min(idOf(args.url.searchParams.get(name)) ?? 0, 1_000_000);
  return {
    title: wordsFor(lang, redactWords)('title'),
    question: { id: question.id, title: question.title, path: questionPath(question), language: question.language },
    mark: removedMark[question.language as keyof typeof removedMark],
    done: { places: count('removed'), suspended: count('suspended') },
  };
});

export const action = formAction({
  find: intent(FindInThread, async (args) => {
    const { text, reason } = args.input;
    const found = await findInThread(await requireStaff(args), threadId(args.params), text);
    if (found.counts.length === 0) throw new Invalid({ text: moderationWords.en.redactNothing });
    return { found, reason };
  }),
  redact: intent(RedactThread, async (args) => {
    const id = threadId(args.params);
    const { places, suspended } = await redactThread(await requireStaff(args), id, args.input);
    const done = new URLSearchParams({
      removed: String(places),
      ...(suspended > 0 && { suspended: String(suspended) }),
    });
    return redirect(`/questions/${id}/redact?${done}`);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function Redact() {
  const t = useWords(redactWords);
  const lang = useLang();
  const { question, title, mark, done } = useLoaderData<typeof loader>();
  const data = useActionData() as { found?: FoundText; reason?: string } | undefined;
  const problem = problemFor(data);
  const textLang = question.language === lang ? undefined : question.language;
  return (
    <Narrow>
      <ErrorSummary errors={errorsOf(problem)} />
      <Breadcrumb items={[{ href: question.path, label: question.title, lang: textLang }]} />
      <PageHeading title={title} lead={t('lead')} />
      {done.places > 0 && !data && (
        <Alert tone="success" live>
          <p>
            {t('done', { count: done.places })} {done.suspended > 0 && t('doneOfficial')}{' '}
            <a href={`/questions/${question.id}/history`}>{t('history')}</a>
          </p>
        </Alert>
      )}
      {data?.found ? (
        <Found found={data.found} reason={data.reason ?? ''} mark={mark} textLang={textLang} />
      ) : (
        <ActionForm fields={{ intent: 'find' }}>
          <TextField
            label={t('text')}
            hint={t('textHint')}
            name="text"
            required
            maxLength={300}
            autoComplete="off"
            defaultValue={typed(problem, 'text')}
            error={problem?.fields.text}
          />
          <TextField
            label={t('reason')}
            hint={t('reasonHint')}
            name="reason"
            required
            maxLength={1000}
            defaultValue={typed(problem, 'reason')}
            error={problem?.fields.reason}
          />
          <Actions>
            <Button variant="primary">{t('find')}</Button>
          </Actions>
        </ActionForm>
      )}
    </Narrow>
  );
}
