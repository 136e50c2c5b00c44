import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '~/components/error-summary';
import { PageHeading } from '~/components/layout';
import { Tabs } from '~/components/tabs';
import {
  HolidayForm,
  HolidayPlaceForm,
  HoursForm,
  LevelsForm,
  RemoveHolidayForm,
  TopicSkillForm,
} from '~/features/directory/agency-settings.schema';
import { agencySettingsWords } from '~/features/directory/agency-settings.words';
import { removeHoliday, setHoliday, setHours, takeOverHolidays } from '~/features/directory/change-calendar.server';
import { getDirectory } from '~/features/directory/directory.server';
import { setServiceLevel, setTopicSkill } from '~/features/directory/set-service-level.server';
import { canSeeSomeSettings } from '~/features/directory/team.policy';
import { authorize, Invalid, NotFound } from '~/platform/errors';
import { type FormArgs, formAction, intent } from '~/platform/http/form-action.server';
import { errorsOf, problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useWords } from '~/platform/i18n/words';
import { agencyView } from './agency-view.server';
import { HolidaysPart } from './holidays-part';
import { HoursPart } from './hours-part';
import { LevelsPart } from './levels-part';

export const handle = { slim: true, search: false };

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  authorize(canSeeSomeSettings(actor));
  return agencyView(actor, args.url.searchParams, languageOf(args.request, actor));
});

const back = ({ url }: Pick<FormArgs<never>, 'url'>, part = '') => redirect(`/staff/agency${url.search}${part}`);

async function agencyId(slug: string): Promise<number> {
  const agency = (await getDirectory()).agencyBySlug(slug);
  if (!agency) throw new NotFound();
  return agency.id;
}

async function topicId(slug: string | null): Promise<number | null> {
  if (slug === null) return null;
  const topic = (await getDirectory()).topicBySlug(slug);
  if (!topic) throw new Invalid({ topic: agencySettingsWords.en.topicUnknown });
  return topic.id;
}

const changeSkill = (asked: boolean) => async (args: FormArgs<typeof TopicSkillForm>) => {
  const actor = await requireStaff(args);
  const { agency, topic, skill } = args.input;
  const scope = { agencyId: await agencyId(agency), topicId: (await topicId(topic)) ?? 0 };
  await setTopicSkill(actor, { ...scope, skillId: skill, asked });
  return back(args, '#levels');
};

export const action = formAction({
  hours: intent(HoursForm, async (args) => {
    const { agency, ...hours } = args.input;
    await setHours(await requireStaff(args), await agencyId(agency), hours);
    return back(args);
  }),
  holiday: intent(HolidayForm, async (args) => {
    const { agency, ...holiday } = args.input;
    await setHoliday(await requireStaff(args), await agencyId(agency), holiday);
    return back(args, '#holidays');
  }),
  'remove-holiday': intent(RemoveHolidayForm, async (args) => {
    await removeHoliday(await requireStaff(args), await agencyId(args.input.agency), args.input.day);
    return back(args, '#holidays');
  }),
  'take-over': intent(HolidayPlaceForm, async (args) => {
    const { agency, ...place } = args.input;
    await takeOverHolidays(await requireStaff(args), await agencyId(agency), place);
    return back(args, '#holidays');
  }),
  levels: intent(LevelsForm, async (args) => {
    const actor = await requireStaff(args);
    const { agency, topic, ...levels } = args.input;
    await setServiceLevel(actor, { agencyId: await agencyId(agency), topicId: await topicId(topic) }, levels);
    return back(args, '#levels');
  }),
  'ask-skill': intent(TopicSkillForm, changeSkill(true)),
  'unask-skill': intent(TopicSkillForm, changeSkill(false)),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function AgencySettings() {
  const t = useWords(agencySettingsWords);
  const view = useLoaderData<typeof loader>();
  const actionData = useActionData();
  const problem = (intentName: string) => problemFor(actionData, intentName);
  return (
    <>
      <ErrorSummary errors={errorsOf(problemFor(actionData))} />
      <PageHeading title={view.title} lead={view.leads ? t('lead') : t('readOnly')} />
      {view.agencies.length > 1 && (
        <Tabs
          label={t('agencies')}
          items={view.agencies.map(({ slug, name }) => ({
            href: `/staff/agency?agency=${slug}`,
            label: name,
            current: slug === view.agency.slug,
          }))}
        />
      )}
      <LevelsPart view={view} problem={problem('levels')} />
      <HoursPart view={view} problem={problem('hours')} />
      <HolidaysPart view={view} problem={problem} />
    </>
  );
}
