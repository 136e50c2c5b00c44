import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionForm } from '~/components/action-form';
import { Breadcrumb } from '~/components/breadcrumb';
import { Button } from '~/components/button';
import { DataTable } from '~/components/data-table';
import { EmptyState } from '~/components/empty-state';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading, Section } from '~/components/layout';
import { SaveAgency, SaveTopic } from '~/features/directory/directory.schema';
import { getDirectory } from '~/features/directory/directory.server';
import { directoryWords } from '~/features/directory/directory.words';
import { AgencyFields, TopicFields } from '~/features/directory/directory-fields';
import { changeAgency } from '~/features/directory/save-agency.server';
import { addTopic } from '~/features/directory/save-topic.server';
import { adminWords } from '~/features/people/admin.words';
import { NotFound } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireAdmin } from '~/platform/http/request-actor.server';
import { useWords } from '~/platform/i18n/words';

export const loader = pageLoader(async (args) => {
  await requireAdmin(args);
  const { agencyBySlug, topics } = await getDirectory();
  const agency = agencyBySlug(args.params.slug ?? '');
  if (!agency) throw new NotFound();
  const { slug, name, description, translations, phone, email, url, address, codePrefix, isTriage } = agency;
  const { name: nameEs, description: descriptionEs } = translations.es ?? {};
  return {
    slug,
    title: name,
    present: {
      ...{ name, nameEs, description, descriptionEs, phone, email, url, address, codePrefix },
      triage: isTriage,
    },
    topics: topics
      .filter(({ agencyId }) => agencyId === agency.id)
      .map((topic) => ({ slug: topic.slug, name: topic.name, risk: topic.risk })),
  };
});

export const action = formAction({
  save: intent(SaveAgency, async (args) => {
    await changeAgency(await requireAdmin(args), args.params.slug ?? '', args.input);
    return redirect('/admin/agencies');
  }),
  'add-topic': intent(SaveTopic, async (args) => {
    const slug = args.params.slug ?? '';
    await addTopic(await requireAdmin(args), slug, args.input);
    return redirect(`/admin/agencies/${slug}`);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function AdminAgency() {
  const t = useWords(directoryWords);
  const admin = useWords(adminWords);
  const { title, present, topics } = useLoaderData<typeof loader>();
  const result = useActionData();
  const [saving, adding] = [problemFor(result, 'save'), problemFor(result, 'add-topic')];
  const errors = Object.entries(errorsOf(adding) ?? {}).map(([field, error]) => [`topic-${field}`, error]);
  return (
    <>
      <Breadcrumb
        items={[
          { href: '/admin', label: admin('admin') },
          { href: '/admin/agencies', label: t('agencies') },
        ]}
      />
      <ErrorSummary errors={adding ? Object.fromEntries(errors) : errorsOf(saving)} />
      <PageHeading title={title} lead={t('hours')} />
      <Section heading={t('topics')}>
        {topics.length === 0 ? (
          <EmptyState heading={t('noTopics')}>{t('noTopicsText')}</EmptyState>
        ) : (
          <DataTable
            caption={t('topics')}
            hideCaption
            rows={topics}
            rowKey={({ slug }) => slug}
            columns={[
              {
                key: 'name',
                header: t('name'),
                rowHeader: true,
                cell: ({ slug, name }) => <a href={`/admin/topics/${slug}`}>{name}</a>,
              },
              { key: 'risk', header: t('risk'), cell: ({ risk }) => t(risk) },
            ]}
          />
        )}
      </Section>
      <Section heading={t('newTopic')}>
        <Narrow>
          <ActionForm live={false} fields={{ intent: 'add-topic' }}>
            <TopicFields prefix="topic-" problem={adding} />
            <Actions>
              <Button variant="primary">{t('newTopic')}</Button>
            </Actions>
          </ActionForm>
        </Narrow>
      </Section>
      <Section heading={t('agency')}>
        <Narrow>
          <ActionForm live={false} fields={{ intent: 'save' }}>
            <AgencyFields present={present} problem={saving} />
            <Actions>
              <Button variant="primary">{t('save')}</Button>
            </Actions>
          </ActionForm>
        </Narrow>
      </Section>
    </>
  );
}
