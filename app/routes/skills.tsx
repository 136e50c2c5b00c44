import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Fragment } from 'react';
import { ActionButton, ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { DataTable } from '~/components/data-table';
import { Disclosure } from '~/components/disclosure';
import { EmptyState } from '~/components/empty-state';
import { ErrorSummary } from '~/components/error-summary';
import { Actions, Narrow, PageHeading, Section } from '~/components/layout';
import { Pagination } from '~/components/pagination';
import { TextField } from '~/components/text-field';
import { claimSkill, dropSkill } from '~/features/directory/claim-skill.server';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { listSkills } from '~/features/directory/skill.queries.server';
import { canClaimSkill } from '~/features/directory/team.policy';
import { NewSkillForm, OwnSkillForm } from '~/features/directory/team.schema';
import { teamWords } from '~/features/directory/team.words';
import { isStaff } from '~/platform/actor';
import { type FormArgs, formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor, typed } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords, wordsFor } from '~/platform/i18n/words';

/** What staff know, for anyone to search; staff see who, and say what they know themselves. */
export const loader = pageLoader(async ({ actor, request, url, context }) => {
  const lang = languageOf(request, actor);
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 60);
  const after = url.searchParams.get('after');
  const staff = isStaff(actor);
  const [directory, page] = await Promise.all([
    getDirectory(),
    listSkills({ search: q, after, reader: actor.personId, withPeople: staff }),
  ]);
  context.page.tags.push('site');
  return {
    title: wordsFor(lang, teamWords)('allSkills'),
    q,
    staff,
    claims: canClaimSkill(actor),
    next: page.next ? `?${new URLSearchParams({ ...(q && { q }), after: page.next })}` : null,
    first: after ? `/skills${q ? `?${new URLSearchParams({ q })}` : ''}` : null,
    items: page.items.map(({ id, name, nameEs, topicIds, agencyIds, people, own }) => ({
      ...{ id, people, own },
      name: (lang === 'es' && nameEs) || name,
      topics: topicIds.flatMap((topicId) => directory.topic(topicId) ?? []).map((one) => nameIn(lang, one)),
      agencies: agencyIds
        .flatMap((agencyId) => directory.agency(agencyId) ?? [])
        .map((one) => ({ slug: one.slug, name: nameIn(lang, one) })),
    })),
  };
});

const back = ({ url }: Pick<FormArgs<never>, 'url'>) => redirect(`/skills${url.search}`);

export const action = formAction({
  claim: intent(OwnSkillForm, async (args) => {
    await claimSkill(await requireStaff(args), { id: args.input.skill });
    return back(args);
  }),
  drop: intent(OwnSkillForm, async (args) => {
    await dropSkill(await requireStaff(args), args.input.skill);
    return back(args);
  }),
  propose: intent(NewSkillForm, async (args) => {
    await claimSkill(await requireStaff(args), { name: args.input.name });
    return redirect(`/skills?${new URLSearchParams({ q: args.input.name })}`);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

type Item = ReturnType<typeof useLoaderData<typeof loader>>['items'][number];

export default function Skills() {
  const t = useWords(teamWords);
  const { title, q, staff, claims, items, next, first } = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  return (
    <>
      <ErrorSummary errors={errorsOf(problem)} />
      <PageHeading title={title} lead={t('skillsLead')} />
      <Narrow>
        <form method="get" action="/skills">
          <TextField label={t('searchSkills')} name="q" type="search" defaultValue={q} maxLength={60} />
          <Actions>
            <Button>{t('search')}</Button>
          </Actions>
        </form>
      </Narrow>
      {items.length === 0 ? (
        <EmptyState heading={t('noneFound')}>{t('noneFoundText')}</EmptyState>
      ) : (
        <DataTable
          caption={title}
          hideCaption
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            { key: 'skill', header: t('skill'), rowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
            {
              key: 'topics',
              header: t('forTopics'),
              cell: ({ topics }) => <div className="ah-words">{topics.join(', ') || '–'}</div>,
            },
            { key: 'where', header: t('where'), cell: (item) => <Agencies item={item} /> },
            ...(staff ? [{ key: 'who', header: t('who'), cell: (item: Item) => <People item={item} /> }] : []),
            ...(claims ? [{ key: 'own', header: t('yours'), cell: (item: Item) => <Own item={item} /> }] : []),
          ]}
        />
      )}
      <Pagination next={next} first={first} />
      {claims && (
        <Section heading={t('yours')} more={<a href="/staff/team">{t('seeTeam')}</a>}>
          <Disclosure summary={t('propose')} open={problem !== null || items.length === 0}>
            <Narrow>
              <ActionForm fields={{ intent: 'propose' }}>
                <TextField
                  label={t('proposeLabel')}
                  hint={t('proposeHint')}
                  name="name"
                  required
                  maxLength={60}
                  defaultValue={typed(problem, 'name', items.length === 0 ? q : '')}
                  error={problem?.fields.name}
                />
                <Actions>
                  <Button>{t('proposeSend')}</Button>
                </Actions>
              </ActionForm>
            </Narrow>
          </Disclosure>
        </Section>
      )}
    </>
  );
}

function Agencies({ item: { agencies } }: { item: Item }) {
  return (
    <div>
      {agencies.length === 0 && '–'}
      {agencies.map(({ slug, name }, n) => (
        <Fragment key={slug}>
          {n > 0 && ', '}
          <a href={`/agencies/${slug}`}>{name}</a>
        </Fragment>
      ))}
    </div>
  );
}

function People({ item: { people } }: { item: Item }) {
  return (
    <div>
      {people.length === 0 && '–'}
      {people.map(({ name, handle }, n) => (
        <Fragment key={handle}>
          {n > 0 && ', '}
          <a href={`/users/${handle}`}>
            <bdi>{name}</bdi>
          </a>
        </Fragment>
      ))}
    </div>
  );
}

function Own({ item: { id, name, own } }: { item: Item }) {
  const t = useWords(teamWords);
  return (
    <div>
      {own === 'claimed' && <p className="ah-small">{t('waitsForLead')}</p>}
      <ActionButton
        fields={{ intent: own ? 'drop' : 'claim', skill: id }}
        size="small"
        label={t(own ? 'iDoNotOf' : 'iKnowOf', { skill: name })}
      >
        {t(own ? 'iDoNot' : 'iKnow')}
      </ActionButton>
    </div>
  );
}
