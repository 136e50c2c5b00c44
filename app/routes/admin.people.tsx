import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Chip } from '~/components/chip';
import { Checkbox } from '~/components/choice-field';
import { DataTable } from '~/components/data-table';
import { EmptyState } from '~/components/empty-state';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading } from '~/components/layout';
import { Pagination } from '~/components/pagination';
import { TextField } from '~/components/text-field';
import { getDirectory } from '~/features/directory/directory.server';
import { NewAccountForm } from '~/features/people/admin.schema';
import { adminWords } from '~/features/people/admin.words';
import { createPerson } from '~/features/people/create-person.server';
import { NewPersonForm } from '~/features/people/new-person-form';
import { listPeople } from '~/features/people/people.queries.server';
import { roleName } from '~/features/people/role-name';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireAdmin } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async (args) => {
  const actor = await requireAdmin(args);
  const { searchParams } = args.url;
  const text = (searchParams.get('q') ?? '').trim().slice(0, 100);
  const staffOnly = searchParams.get('staff') === 'on';
  const after = searchParams.get('after')?.slice(0, 100) ?? null;
  const { agencies } = await getDirectory();
  return {
    ...(await listPeople({ text, staffOnly, after })),
    text,
    staffOnly,
    after,
    agencies: agencies.map(({ slug, name }) => ({ slug, name })),
    title: wordsFor(languageOf(args.request, actor), adminWords)('people'),
  };
});

export const action = formAction({
  create: intent(NewAccountForm, async (args) => {
    const actor = await requireAdmin(args);
    const { id, password } = await createPerson(actor, args.input);
    return { created: { id, name: args.input.name, password } };
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function AdminPeople() {
  const t = useWords(adminWords);
  const { people, next, text, staffOnly, after, agencies } = useLoaderData<typeof loader>();
  const result = useActionData<{ created?: { id: number; name: string; password: string } }>();
  const problem = problemFor(result);
  const page = (more: Record<string, string>) =>
    `/admin/people?${new URLSearchParams({ ...(text && { q: text }), ...(staffOnly && { staff: 'on' }), ...more })}`;
  return (
    <>
      <ErrorSummary errors={errorsOf(problem)} />
      <PageHeading title={t('people')} lead={t('peopleLead')} />
      {result?.created && (
        <Card heading={t('createdTitle')} tone="due">
          <p>
            {t.rich('createdText', { name: <a href={`/admin/people/${result.created.id}`}>{result.created.name}</a> })}
          </p>
          <p>
            <code>{result.created.password}</code>
          </p>
        </Card>
      )}
      <Narrow>
        <form method="get" action="/admin/people">
          <TextField label={t('searchLabel')} name="q" type="search" maxLength={100} defaultValue={text} />
          <Checkbox label={t('staffOnly')} name="staff" defaultChecked={staffOnly} />
          <Actions>
            <Button>{t('search')}</Button>
          </Actions>
        </form>
      </Narrow>
      {people.length === 0 ? (
        <EmptyState heading={t('nobody')}>{t('nobodyText')}</EmptyState>
      ) : (
        <DataTable
          caption={t('people')}
          hideCaption
          rows={people}
          rowKey={(person) => person.id}
          columns={[
            {
              key: 'name',
              header: t('name'),
              rowHeader: true,
              cell: (person) => (
                <a href={`/admin/people/${person.id}`}>
                  <bdi>{person.name}</bdi>
                </a>
              ),
            },
            { key: 'handle', header: t('handle'), cell: (person) => person.handle },
            { key: 'email', header: t('email'), cell: (person) => person.email },
            {
              key: 'roles',
              header: t('roles'),
              cell: (person) => person.roles.map((r) => roleName(t, r.role, r.agency)).join('; ') || t('member'),
            },
            {
              key: 'state',
              header: t('state'),
              cell: (person) => (person.state === 'active' ? t('active') : <Chip tone="late">{t(person.state)}</Chip>),
            },
          ]}
        />
      )}
      <Pagination next={next ? page({ after: next }) : null} first={after ? page({}) : null} />
      <NewPersonForm agencies={agencies} problem={problem} />
    </>
  );
}
