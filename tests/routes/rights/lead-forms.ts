import { claimSkill } from '~/features/directory/claim-skill.server';
import { setAbsence } from '~/features/directory/set-absence.server';
import { only } from './expected.ts';
import type { FormRow, Sent } from './forms.ts';
import { idOf, type World } from './world.ts';

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
const onSkills = on('skills', '/skills');
let serial = 0;

async function claimed(world: World) {
  serial += 1;
  const skill = await claimSkill(world.colleague, { name: `Beehives ${serial}` });
  return { person: idOf(world.colleague), skill };
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
  onSkills('claim', workers, async (world) => ({ skill: (await claimed(world)).skill })),
  onSkills('drop', workers, async (world) => ({ skill: (await claimed(world)).skill })),
  onSkills('propose', workers, () => ({ name: 'Storm drains' })),
];
