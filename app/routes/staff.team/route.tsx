import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '~/components/error-summary';
import { PageHeading, Section } from '~/components/layout';
import { Tabs } from '~/components/tabs';
import { confirmSkill, declineSkill } from '~/features/directory/confirm-skill.server';
import { getDirectory } from '~/features/directory/directory.server';
import { endAbsence, setAbsence } from '~/features/directory/set-absence.server';
import { getSite } from '~/features/directory/site.server';
import { canSeeSomeTeam } from '~/features/directory/team.policy';
import { AbsenceForm, EndAbsenceForm, HandOverForm, SkillOfPersonForm } from '~/features/directory/team.schema';
import { teamWords } from '~/features/directory/team.words';
import { handOverCases } from '~/features/escalations/hand-over-cases.server';
import { authorize, NotFound } from '~/platform/errors';
import { type FormArgs, formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords } from '~/platform/i18n/words';
import { AbsencePart } from './absence-part';
import { HandOverPart } from './hand-over-part';
import { PeopleTable } from './people-table';
import { SkillsPart } from './skills-part';
import { teamView } from './team-view.server';

export const handle = { slim: true, search: false };

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  authorize(canSeeSomeTeam(actor));
  return teamView(actor, args.url.searchParams.get('agency'), languageOf(args.request, actor));
});

/** Back to the team the form stood on. */
const back = ({ url }: Pick<FormArgs<never>, 'url'>) => redirect(`/staff/team${url.search}`);

export const action = formAction({
  absence: intent(AbsenceForm, async (args) => {
    const actor = await requireStaff(args);
    const { person, from, until } = args.input;
    const { timeZone } = await getSite();
    await setAbsence(actor, { personId: person ?? actor.personId, from, until: until ?? null, timeZone });
    return back(args);
  }),
  'end-absence': intent(EndAbsenceForm, async (args) => {
    await endAbsence(await requireStaff(args), args.input.id);
    return back(args);
  }),
  'hand-over': intent(HandOverForm, async (args) => {
    const actor = await requireStaff(args);
    const agency = (await getDirectory()).agencyBySlug(args.input.agency);
    if (!agency) throw new NotFound();
    const { person, to } = args.input;
    await handOverCases(actor, { personId: person, agencyId: agency.id, to: to ?? null });
    return back(args);
  }),
  'confirm-skill': intent(SkillOfPersonForm, async (args) => {
    await confirmSkill(await requireStaff(args), { personId: args.input.person, skillId: args.input.skill });
    return back(args);
  }),
  'decline-skill': intent(SkillOfPersonForm, async (args) => {
    await declineSkill(await requireStaff(args), { personId: args.input.person, skillId: args.input.skill });
    return back(args);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function Team() {
  const t = useWords(teamWords);
  const view = useLoaderData<typeof loader>();
  const problem = problemFor(useActionData());
  const of = (...intents: string[]) => (problem && intents.includes(problem.intent) ? problem : null);
  return (
    <>
      <ErrorSummary errors={errorsOf(problem)} />
      <PageHeading title={view.title} lead={t('teamLead')} />
      {view.agencies.length > 1 && (
        <Tabs
          label={t('agencies')}
          items={view.agencies.map(({ slug, name }) => ({
            href: `/staff/team?agency=${slug}`,
            label: name,
            current: slug === view.agency.slug,
          }))}
        />
      )}
      <Section heading={t('people')}>
        <PeopleTable view={view} />
      </Section>
      <HandOverPart view={view} problem={of('hand-over')} />
      <AbsencePart view={view} problem={of('absence')} />
      {view.leads ? (
        <SkillsPart view={view} />
      ) : (
        <p>
          <a href="/skills">{t('allSkills')}</a>
        </p>
      )}
    </>
  );
}
