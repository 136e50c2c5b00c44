import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '~/components/error-summary';
import { PageHeading } from '~/components/layout';
import { AlertForm, EndForm, SuspendForm } from '~/features/directory/crisis.schema';
import { crisisWords } from '~/features/directory/crisis.words';
import { getDirectory } from '~/features/directory/directory.server';
import { wallTime } from '~/features/directory/local-day';
import { type AlertScope, endAlert, postAlert } from '~/features/directory/post-alert.server';
import { getSite } from '~/features/directory/site.server';
import { canSeeSomeSettings } from '~/features/directory/team.policy';
import {
  type AnswerScope,
  reinstateTopicAnswers,
  suspendTopicAnswers,
} from '~/features/verification/suspend-topic-answers.server';
import { authorize, Invalid } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords } from '~/platform/i18n/words';
import { AlertsPart } from './alerts-part';
import { alertsView } from './alerts-view.server';
import { SuspensionsPart } from './suspensions-part';

export const handle = { slim: true, search: false };

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  authorize(canSeeSomeSettings(actor));
  return alertsView(actor, languageOf(args.request, actor));
});

/** `topic:<slug>` or `agency:<slug>` by number. */
async function answersOf(scope: string): Promise<AnswerScope> {
  const directory = await getDirectory();
  const [kind, slug = ''] = scope.split(':');
  const topic = kind === 'topic' ? directory.topicBySlug(slug) : undefined;
  const agencyId = topic?.agencyId ?? (kind === 'agency' ? directory.agencyBySlug(slug)?.id : undefined);
  if (agencyId === undefined) throw new Invalid({ scope: crisisWords.en.scopeBad });
  return { agencyId, topicId: topic?.id ?? null };
}

async function placeOf(scope: string): Promise<AlertScope> {
  if (scope === 'everywhere') return scope;
  const { agencyId, topicId } = await answersOf(scope);
  return topicId === null ? { agencyId } : { topicId };
}

export const action = formAction({
  alert: intent(AlertForm, async (args) => {
    const actor = await requireStaff(args);
    const { scope, titleEn, bodyEn, titleEs, bodyEs, startsAt, endsAt } = args.input;
    const { timeZone } = await getSite();
    await postAlert(actor, {
      scope: await placeOf(scope),
      en: { title: titleEn, body: bodyEn },
      es: { title: titleEs, body: bodyEs },
      startsAt: startsAt === '' ? null : wallTime(startsAt, timeZone),
      endsAt: endsAt === '' ? null : wallTime(endsAt, timeZone),
    });
    return redirect('/staff/alerts');
  }),
  'take-down': intent(EndForm, async (args) => {
    await endAlert(await requireStaff(args), args.input.id);
    return redirect('/staff/alerts');
  }),
  suspend: intent(SuspendForm, async (args) => {
    await suspendTopicAnswers(await requireStaff(args), await answersOf(args.input.scope), args.input.reason);
    return redirect('/staff/alerts#suspensions');
  }),
  reinstate: intent(EndForm, async (args) => {
    await reinstateTopicAnswers(await requireStaff(args), args.input.id);
    return redirect('/staff/alerts#suspensions');
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function Alerts() {
  const t = useWords(crisisWords);
  const view = useLoaderData<typeof loader>();
  const actionData = useActionData();
  return (
    <>
      <ErrorSummary errors={errorsOf(problemFor(actionData))} />
      <PageHeading title={view.title} lead={view.leads ? t('lead') : t('readOnly')} />
      <AlertsPart view={view} problem={problemFor(actionData, 'alert')} />
      <SuspensionsPart view={view} problem={problemFor(actionData, 'suspend')} />
    </>
  );
}
