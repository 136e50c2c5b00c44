import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '~/components/breadcrumb';
import { DefinitionList } from '~/components/definition-list';
import { ErrorSummary } from '~/components/error-summary';
import { PageHeading } from '~/components/layout';
import { Time } from '~/components/time';
import { listDelegations } from '~/features/directory/delegation.queries.server';
import { DelegationTerms } from '~/features/directory/delegation.schema';
import { getDirectory } from '~/features/directory/directory.server';
import { endDelegation } from '~/features/directory/end-delegation.server';
import { grantDelegation } from '~/features/directory/grant-delegation.server';
import { EndById, GiveRole, Suspend } from '~/features/people/admin.schema';
import { adminWords } from '~/features/people/admin.words';
import { DelegationsPart } from '~/features/people/delegations-part';
import { endRole } from '~/features/people/end-role.server';
import { grantRole } from '~/features/people/grant-role.server';
import { managedPerson } from '~/features/people/people.queries.server';
import { Nothing } from '~/features/people/person.schema';
import { RolesPart } from '~/features/people/roles-part';
import { liftSuspension, suspendPerson } from '~/features/people/suspend-person.server';
import { SuspensionPart } from '~/features/people/suspension-part';
import { days, fromNow } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor } from '~/platform/http/form-problem';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireAdmin } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

export const loader = pageLoader(async (args) => {
  const actor = await requireAdmin(args);
  const id = idOf(args.params.id);
  const person = id === null ? null : await managedPerson(id);
  if (!person) throw new NotFound();
  const [{ delegations }, { agencies, topics }] = await Promise.all([
    listDelegations({ personId: person.id }),
    getDirectory(),
  ]);
  return {
    person,
    delegations,
    agencies: agencies.map(({ id: agencyId, slug, name }) => ({
      slug,
      name,
      topics: topics
        .filter((topic) => topic.agencyId === agencyId)
        .map((topic) => ({ slug: topic.slug, name: topic.name })),
    })),
    isSelf: person.id === actor.personId,
    title: wordsFor(languageOf(args.request, actor), adminWords)('person'),
  };
});

type Args = Parameters<typeof requireAdmin>[0] & { params: Record<string, string | undefined> };

/** The admin and the person the page is about. */
async function both(args: Args) {
  const actor = await requireAdmin(args);
  const personId = idOf(args.params.id);
  if (personId === null) throw new NotFound();
  return { actor, personId, back: () => redirect(`/admin/people/${personId}`) };
}

export const action = formAction({
  'give-role': intent(GiveRole, async (args) => {
    const { actor, personId, back } = await both(args);
    await grantRole(actor, { ...args.input, personId });
    return back();
  }),
  'end-role': intent(EndById, async (args) => {
    const { actor, back } = await both(args);
    await endRole(actor, args.input.id);
    return back();
  }),
  delegate: intent(DelegationTerms, async (args) => {
    const { actor, personId, back } = await both(args);
    await grantDelegation(actor, { ...args.input, personId });
    return back();
  }),
  'end-delegation': intent(EndById, async (args) => {
    const { actor, back } = await both(args);
    await endDelegation(actor, args.input.id);
    return back();
  }),
  suspend: intent(Suspend, async (args) => {
    const { actor, personId, back } = await both(args);
    const until = args.input.days > 0 ? fromNow(days(args.input.days)) : null;
    await suspendPerson(actor, { personId, reason: args.input.reason, until });
    return back();
  }),
  lift: intent(Nothing, async (args) => {
    const { actor, personId, back } = await both(args);
    await liftSuspension(actor, personId);
    return back();
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function AdminPerson() {
  const t = useWords(adminWords);
  const { person, delegations, agencies, isSelf } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  return (
    <>
      <ErrorSummary errors={errorsOf(problem)} />
      <Breadcrumb
        items={[
          { href: '/admin', label: t('admin') },
          { href: '/admin/people', label: t('people') },
        ]}
      />
      <PageHeading title={<bdi>{person.name}</bdi>} actions={<a href={`/users/${person.handle}`}>{t('profile')}</a>} />
      <DefinitionList
        items={[
          { term: t('handle'), detail: person.handle },
          { term: t('email'), detail: person.email },
          { term: t('since'), detail: <Time at={person.createdAt} relative={false} /> },
          { term: t('state'), detail: t(person.state) },
          { term: t('secondStep'), detail: person.secondFactor ? t('on') : t('off') },
        ]}
      />
      <RolesPart roles={person.roles} agencies={agencies} problem={problem} />
      <DelegationsPart delegations={delegations} agencies={agencies} problem={problem} />
      {!isSelf && <SuspensionPart suspension={person.suspension} problem={problem} />}
    </>
  );
}
