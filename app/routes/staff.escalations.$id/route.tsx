import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Breadcrumb } from '~/components/breadcrumb';
import { CaseColumns } from '~/components/case-columns';
import { Section } from '~/components/layout';
import { LoadLater } from '~/components/load-later';
import { Tabs } from '~/components/tabs';
import { caseWords } from '~/features/escalations/case.words';
import { deskWords } from '~/features/escalations/desk.words';
import { NotFound } from '~/platform/errors';
import { problemFor } from '~/platform/http/form-problem';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords } from '~/platform/i18n/words';
import { caseAction } from './case-actions.server';
import { CaseFacts } from './case-facts';
import { CaseHead } from './case-head';
import { CaseMarks } from './case-marks';
import { caseView } from './case-view.server';
import { OtherText } from './closing-notice';
import { filledOf } from './filled';
import { MergedThreads } from './merged-threads';
import { NotesSide } from './notes-side';
import { PrivateSide } from './private-side';
import { PublicSide } from './public-side';
import { DraftShown, PublishSide } from './publish-side';

export const handle = { slim: true, search: false };

export const action = caseAction;

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  const id = idOf(args.params.id);
  if (id === null) throw new NotFound();
  const writeTo = idOf(args.url.searchParams.get('write'));
  const view = await caseView(actor, id, languageOf(args.request, actor), args.context, writeTo);
  const parts = view.threads.slice(0, 20).map((thread) => `,case:${thread.id}`);
  return { view, live: `case:${id},desk:${id}${parts.join('')}` };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, data?.view.question.title ?? null, [{ name: 'robots', content: 'noindex' }]);

/** Problems of these intents stand beside their own form. */
const ownPlace = [
  'message',
  'insert-reply',
  'find-official',
  'insert-official',
  'quote',
  'save-draft',
  'note',
  'resolve-new',
  'resolve-reason',
  'transfer',
  'reveal',
  'state',
];

export default function CasePage() {
  const t = useWords(deskWords);
  const c = useWords(caseWords);
  const { view } = useLoaderData<typeof loader>();
  const answered = useActionData();
  const problem = problemFor(answered);
  const filled = filledOf(answered);
  const of = (name: string) => (problem?.intent === name ? problem : null);
  const part = problem?.intent === 'message' ? problem.values.part : undefined;
  const ofBox = (box: string) =>
    problem?.intent.endsWith('-official') && (problem.values.box ?? 'message') === box ? problem : null;
  return (
    <>
      <Breadcrumb items={[{ href: '/staff/escalations', label: t('title') }]} />
      <CaseHead view={view} problem={of('transfer')} />
      {problem && (!ownPlace.includes(problem.intent) || problem.status === 409) && (
        <Alert tone="error" live>
          {problem.message}
        </Alert>
      )}
      <OtherText problem={of('resolve-answer')} lang={view.question.language} />
      <CaseColumns
        start={<PublicSide view={view} />}
        rest={
          <>
            <CaseFacts view={view} problem={of('reveal')} />
            <CaseMarks view={view} />
            <Section heading={c('similarTitle')}>
              <LoadLater from={`/staff/escalations/${view.id}/similar`} label={c('similarLink')} />
            </Section>
          </>
        }
        end={
          <>
            <Tabs
              label={t('writeTo')}
              items={[
                { href: '#reply', label: t('privateSide') },
                { href: '#notes', label: t('notesSide') },
                ...(view.can.act ? [{ href: '#publish', label: t('publishSide') }] : []),
              ]}
            />
            <p className="ah-small ah-needs-script">{c('keysHint')}</p>
            <PrivateSide
              view={view}
              problem={(part ? null : of('message')) ?? of('insert-reply') ?? ofBox('message')}
              filled={filled.message}
              found={filled.found}
            />
            <MergedThreads view={view} problem={part ? of('message') : null} />
            <NotesSide view={view} problem={of('note')} />
            {view.can.act ? (
              <PublishSide
                view={view}
                answer={of('resolve-new') ?? of('quote') ?? of('save-draft') ?? ofBox('answer')}
                reason={of('resolve-reason')}
                filled={filled.answer}
                found={filled.found}
              />
            ) : (
              <DraftShown view={view} />
            )}
          </>
        }
      />
    </>
  );
}
