import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Alert } from '~/components/alert';
import { Desk } from '~/components/desk';
import { EmptyState } from '~/components/empty-state';
import { Pagination } from '~/components/pagination';
import { QueueKeys, QueueRow, QueueTable } from '~/components/queue-table';
import { Time } from '~/components/time';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { deskWords } from '~/features/escalations/desk.words';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';
import { DueChip, Why } from './due-chip';
import { Preview } from './preview';
import { queueView } from './queue-view.server';

export const handle = { slim: true, width: 'full', search: false };

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  const lang = languageOf(args.request, actor);
  const view = await queueView(actor, args.url.searchParams, lang);
  if (view.preview) args.context.fragments.set('preview', view.preview.body);
  const { preview, ...rest } = view;
  return {
    ...rest,
    preview: preview && { ...preview, body: '' },
    title: wordsFor(lang, deskWords)('title'),
  };
});

export const action = formAction({
  claim: intent(z.object({ id: z.coerce.number().int().positive() }), async (args) => {
    const row = await claimEscalation(await requireStaff(args), args.input.id);
    return redirect(`/staff/escalations/${row.id}`);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function Queue() {
  const t = useWords(deskWords);
  const { items, views, view, next, first, preview } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  return (
    <Desk
      viewsLabel={t('views')}
      views={[{ views: views.map((one) => ({ ...one, label: t(`view_${one.name}`) })) }]}
      title={t(`view_${view}`)}
      bar={
        <>
          <span className="ah-small">{t('sorted')}</span>
          <QueueKeys />
        </>
      }
      preview={preview && <Preview row={preview} />}
      previewLabel={t('preview')}
    >
      {problem && (
        <Alert tone="error" live>
          {problem.message}
        </Alert>
      )}
      {items.length === 0 ? (
        <EmptyState heading={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      ) : (
        <QueueTable
          caption={t('caption')}
          columns={[
            { key: 'due', header: t('due') },
            { key: 'question', header: t('question') },
            { key: 'why', header: t('why') },
            { key: 'agency', header: t('agency') },
            { key: 'waiting', header: t('waiting') },
            { key: 'who', header: t('who') },
          ]}
        >
          {items.map((row) => (
            <QueueRow
              key={row.id}
              id={`case-${row.id}`}
              href={`/staff/escalations/${row.id}`}
              selectHref={row.selectHref}
              selected={row.id === preview?.id}
              due={<DueChip row={row} />}
              title={row.title}
              lang={row.language}
              sub={row.topic}
              cells={[
                { key: 'why', label: t('why'), content: <Why triggers={row.triggers} /> },
                { key: 'agency', label: t('agency'), content: row.agency },
                { key: 'waiting', label: t('waiting'), content: <Time at={row.openedAt} shape="shortDay" /> },
                { key: 'who', label: t('who'), content: row.mine ? t('you') : (row.holder ?? t('nobody')) },
              ]}
            />
          ))}
        </QueueTable>
      )}
      <Pagination next={next} first={first} />
    </Desk>
  );
}
