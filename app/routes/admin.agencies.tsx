import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Breadcrumb } from '~/components/breadcrumb';
import { Button } from '~/components/button';
import { Chip } from '~/components/chip';
import { DataTable } from '~/components/data-table';
import { EmptyState } from '~/components/empty-state';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading, Section } from '~/components/layout';
import { SaveAgency } from '~/features/directory/directory.schema';
import { getDirectory } from '~/features/directory/directory.server';
import { directoryWords } from '~/features/directory/directory.words';
import { AgencyFields } from '~/features/directory/directory-fields';
import { addAgency } from '~/features/directory/save-agency.server';
import { adminWords } from '~/features/people/admin.words';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireAdmin } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async (args) => {
  const actor = await requireAdmin(args);
  const { agencies, topics } = await getDirectory();
  return {
    agencies: agencies.map(({ id, slug, name, phone, isTriage }) => ({
      slug,
      name,
      phone,
      isTriage,
      topics: topics.filter(({ agencyId }) => agencyId === id).length,
    })),
    title: wordsFor(languageOf(args.request, actor), directoryWords)('agencies'),
  };
});

export const action = formAction({
  add: intent(SaveAgency, async (args) => {
    const { slug } = await addAgency(await requireAdmin(args), args.input);
    return redirect(`/admin/agencies/${slug}`);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function AdminAgencies() {
  const t = useWords(directoryWords);
  const admin = useWords(adminWords);
  const { agencies } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  return (
    <>
      <Breadcrumb items={[{ href: '/admin', label: admin('admin') }]} />
      <ErrorSummary errors={errorsOf(problem)} />
      <PageHeading title={t('agencies')} lead={t('agenciesLead')} />
      {agencies.length === 0 ? (
        <EmptyState heading={t('noAgencies')}>{t('noAgenciesText')}</EmptyState>
      ) : (
        <DataTable
          caption={t('agencies')}
          hideCaption
          rows={agencies}
          rowKey={({ slug }) => slug}
          columns={[
            {
              key: 'name',
              header: t('agency'),
              rowHeader: true,
              cell: ({ slug, name, isTriage }) => (
                <>
                  <a href={`/admin/agencies/${slug}`}>{name}</a> {isTriage && <Chip>{t('triageChip')}</Chip>}
                </>
              ),
            },
            { key: 'phone', header: t('phone'), cell: ({ phone }) => phone },
            { key: 'topics', header: t('topicCount'), numeric: true, cell: ({ topics }) => topics },
          ]}
        />
      )}
      <Section heading={t('newAgency')}>
        <Narrow>
          <ActionForm live={false} action="/admin/agencies" fields={{ intent: 'add' }}>
            <AgencyFields problem={problem} />
            <Actions>
              <Button variant="primary">{t('newAgency')}</Button>
            </Actions>
          </ActionForm>
        </Narrow>
      </Section>
    </>
  );
}
