import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ActionButton, ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Button } from '~/components/button';
import { DataTable } from '~/components/data-table';
import { EmptyState } from '~/components/empty-state';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading, Section } from '~/components/layout';
import { Pagination } from '~/components/pagination';
import { TextField } from '~/components/text-field';
import { Time } from '~/components/time';
import { canManageDelegations, canManageSomeDelegations } from '~/features/directory/delegation.policy';
import { listDelegations } from '~/features/directory/delegation.queries.server';
import { DelegationTerms } from '~/features/directory/delegation.schema';
import { getDirectory } from '~/features/directory/directory.server';
import { endDelegation } from '~/features/directory/end-delegation.server';
import { grantDelegation } from '~/features/directory/grant-delegation.server';
import { EndById } from '~/features/people/admin.schema';
import { adminWords } from '~/features/people/admin.words';
import { DelegationFields } from '~/features/people/delegations-part';
import { personByHandle } from '~/features/people/find-person.server';
import { restingOn } from '~/features/verification/resting-on.queries.server';
import { isAdmin } from '~/platform/actor';
import { authorize } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor, typed } from '~/platform/http/form-problem';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

/** Leads see and change those of their own agencies, admins all. */
export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  authorize(canManageSomeDelegations(actor));
  const { agencies, topics } = await getDirectory();
  const managed = agencies.filter((agency) => canManageDelegations(actor, agency.id));
  const after = idOf(args.url.searchParams.get('after'));
  const agencyIds = isAdmin(actor) ? undefined : managed.map((agency) => agency.id);
  const ended = idOf(args.url.searchParams.get('ended'));
  const resting = ended === null ? null : await restingOn(ended);
  return {
    resting: resting && canManageDelegations(actor, resting.agencyId) ? resting : null,
    ...(await listDelegations({ ...(agencyIds && { agencyIds }), after })),
    after,
    admin: isAdmin(actor),
    agencies: managed.map(({ id, slug, name }) => ({
      slug,
      name,
      topics: topics.filter((topic) => topic.agencyId === id).map((topic) => ({ slug: topic.slug, name: topic.name })),
    })),
    title: wordsFor(languageOf(args.request, actor), adminWords)('delegations'),
  };
});

const Grant = DelegationTerms.extend({ handle: z.string().trim().min(1, adminWords.en.handleMissing).max(100) });

export const action = formAction({
  delegate: intent(Grant, async (args) => {
    const actor = await requireStaff(args);
    authorize(canManageSomeDelegations(actor));
    const { handle, ...terms } = args.input;
    const person = await personByHandle(handle);
    await grantDelegation(actor, { ...terms, personId: person.id });
    return redirect('/admin/delegations');
  }),
  'end-delegation': intent(EndById, async (args) => {
    await endDelegation(await requireStaff(args), args.input.id);
    return redirect(`/admin/delegations?ended=${args.input.id}`);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function AdminDelegations() {
  const t = useWords(adminWords);
  const { delegations, next, after, agencies, admin, resting } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  return (
    <>
      <ErrorSummary errors={errorsOf(problem)} />
      <PageHeading title={t('delegations')} lead={t('delegationsLead')} />
      {resting && (
        <Alert tone={resting.count > 0 ? 'warning' : 'success'} heading={t('ended', { name: resting.name })} live>
          {resting.count === 0 ? (
            <p>{t('nothingRests')}</p>
          ) : (
            <>
              <p>{t('resting', { count: resting.count })}</p>
              <ul>
                {resting.answers.map((answer) => (
                  <li key={answer.answerId}>
                    <a href={`/answers/${answer.answerId}/verify`}>{answer.title}</a>
                  </li>
                ))}
              </ul>
              <p>
                <a href="/staff/verification?waits=due&scope=all">{t('seeDue')}</a>
              </p>
            </>
          )}
        </Alert>
      )}
      {delegations.length === 0 ? (
        <EmptyState heading={t('noDelegations')} />
      ) : (
        <DataTable
          caption={t('delegations')}
          hideCaption
          rows={delegations}
          rowKey={(d) => d.id}
          columns={[
            {
              key: 'person',
              header: t('person'),
              rowHeader: true,
              cell: ({ person }) => (
                <a href={admin ? `/admin/people/${person.id}` : `/users/${person.handle}`}>
                  <bdi>{person.name}</bdi>
                </a>
              ),
            },
            { key: 'agency', header: t('agency'), cell: (d) => d.agency },
            { key: 'topic', header: t('topic'), cell: (d) => d.topic ?? t('allTopics') },
            { key: 'risk', header: t('risk'), cell: (d) => t(d.risk) },
            {
              key: 'to',
              header: t('validTo'),
              cell: (d) => (d.validTo ? <Time at={d.validTo} relative={false} /> : t('open')),
            },
            {
              key: 'end',
              header: t('endDelegation'),
              cell: (d) => (
                <ActionButton
                  fields={{ intent: 'end-delegation', id: d.id }}
                  size="small"
                  variant="quiet"
                  label={t('endDelegationOf', { agency: `${d.person.name}, ${d.agency}` })}
                >
                  {t('endDelegation')}
                </ActionButton>
              ),
            },
          ]}
        />
      )}
      <Pagination next={next ? `?after=${next}` : null} first={after ? '/admin/delegations' : null} />
      <Section heading={t('newDelegation')}>
        <Narrow>
          <ActionForm fields={{ intent: 'delegate' }}>
            <TextField
              label={t('handle')}
              name="handle"
              required
              width="medium"
              defaultValue={typed(problem, 'handle')}
              error={problem?.fields.handle}
            />
            <DelegationFields agencies={agencies} problem={problem} />
            <Actions>
              <Button variant="primary">{t('grant')}</Button>
            </Actions>
          </ActionForm>
        </Narrow>
      </Section>
    </>
  );
}
