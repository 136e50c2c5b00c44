import { eq } from 'drizzle-orm';
import { claimSkill } from '~/features/directory/claim-skill.server';
import { SaveTopic } from '~/features/directory/directory.schema';
import { postAlert } from '~/features/directory/post-alert.server';
import { addTopic } from '~/features/directory/save-topic.server';
import { setAbsence } from '~/features/directory/set-absence.server';
import { suspendTopicAnswers } from '~/features/verification/suspend-topic-answers.server';
import { db } from '~db/client';
import { topics } from '~db/schema';
import { only } from './expected.ts';
import type { FormRow, Sent } from './forms.ts';
import { idOf, official, type World } from './world.ts';

type Fields = (world: World) => Promise<Sent['fields']> | Sent['fields'];

const leads = only('leadA');
const workers = only('repA', 'repB', 'leadA');

const on =
  (route: string, to: string) =>
  (intent: string, expect: FormRow['expect'], fields: Fields, about?: string): FormRow => ({
    route,
    intent,
    expect,
    ...(about && { about }),
    make: async (world) => ({ to, fields: await fields(world) }),
  });

const onTeam = on('staff.team', '/staff/team');
const onAgency = on('staff.agency', '/staff/agency');
const of = { agency: 'agency-a' };
const onAlerts = on('staff.alerts', '/staff/alerts');
const onSkills = on('skills', '/skills');
let serial = 0;

async function claimed(world: World) {
  serial += 1;
  const skill = await claimSkill(world.colleague, { name: `Beehives ${serial}` });
  return { person: idOf(world.colleague), skill };
}

/** A topic of agency A with one official answer. */
async function officialOfItsOwn(world: World): Promise<number> {
  serial += 1;
  // By the command, so that the running product hears of it.
  const { slug } = await addTopic(
    world.actors.admin,
    'agency-a',
    SaveTopic.parse({ name: `Own ${serial}`, risk: 'low' }),
  );
  await official(world, slug);
  const [row] = await db.select({ id: topics.id }).from(topics).where(eq(topics.slug, slug));
  return row?.id ?? 0;
}

/** What leads, and their people, do beside the cases. */
export const leadForms: FormRow[] = [
  onTeam('absence', leads, (world) => ({ person: idOf(world.colleague), from: '2030-01-07', until: '2030-01-08' })),
  onTeam('absence', workers, () => ({ from: '2030-01-07', until: '' }), 'their own'),
  onTeam('end-absence', leads, async (world) => {
    const days = { from: '2030-01-07', until: null, timeZone: 'UTC' };
    return { id: (await setAbsence(world.colleague, { ...days, personId: idOf(world.colleague) })).id };
  }),
  onTeam('hand-over', leads, (world) => ({ person: idOf(world.colleague), agency: 'agency-a', to: '' })),
  onTeam('confirm-skill', leads, claimed),
  onTeam('decline-skill', leads, claimed),
  onAgency('hours', leads, () => ({ ...of, timeZone: 'America/New_York', day0: '9-12, 13:00-17:00' })),
  onAgency('holiday', leads, () => ({ ...of, day: '2030-05-01', name: 'May Day' })),
  onAgency('remove-holiday', leads, () => ({ ...of, day: '2030-05-01' })),
  onAgency('take-over', leads, () => ({ ...of, country: 'US', state: 'NY' })),
  onAgency('levels', leads, () => ({ ...of, topic: 'topic-a', unansweredHours: 4 })),
  onAgency('levels', only(), () => ({ agency: 'agency-b', unansweredHours: 4 }), 'of agency B'),
  onAgency('ask-skill', leads, async (world) => ({ ...of, topic: 'topic-a', skill: (await claimed(world)).skill })),
  onAgency('unask-skill', leads, async (world) => ({ ...of, topic: 'topic-a', skill: (await claimed(world)).skill })),
  onAlerts('alert', leads, () => ({ scope: 'topic:topic-a', titleEn: 'Flood', bodyEn: 'Stay in.' })),
  onAlerts('alert', only(), () => ({ scope: 'everywhere', titleEn: 'Flood', bodyEn: 'Stay in.' }), 'everywhere'),
  onAlerts('take-down', leads, async (world) => {
    const text = { title: 'Flood', body: 'Stay in.' };
    const input = { scope: { agencyId: world.a.id }, en: text, es: { title: '', body: '' } };
    return postAlert(world.actors.leadA, { ...input, startsAt: null, endsAt: null });
  }),
  onAlerts('suspend', leads, async (world) => {
    await officialOfItsOwn(world);
    return { scope: `topic:own-${serial}`, reason: 'The rule has changed.' };
  }),
  onAlerts('reinstate', leads, async (world) => {
    const topicId = await officialOfItsOwn(world);
    const made = await suspendTopicAnswers(world.actors.leadA, { agencyId: world.a.id, topicId }, 'It changed.');
    return { id: made.id };
  }),
  onSkills('claim', workers, async (world) => ({ skill: (await claimed(world)).skill })),
  onSkills('drop', workers, async (world) => ({ skill: (await claimed(world)).skill })),
  onSkills('propose', workers, () => ({ name: 'Storm drains' })),
];
