import { Chip } from '~/components/chip';
import { DataTable } from '~/components/data-table';
import { EmptyState } from '~/components/empty-state';
import { Time } from '~/components/time';
import { teamWords } from '~/features/directory/team.words';
import { useWords } from '~/platform/i18n/words';
import type { TeamView } from './team-view.server';

type Member = TeamView['team'][number];

/** Who is here, and how much lies with whom; by name, because it is no ranking. */
export function PeopleTable({ view }: { view: TeamView }) {
  const t = useWords(teamWords);
  if (view.team.length === 0) return <EmptyState heading={t('nobody')}>{t('nobodyText')}</EmptyState>;
  return (
    <DataTable
      caption={t('people')}
      hideCaption
      rows={view.team}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'person',
          header: t('person'),
          rowHeader: true,
          cell: (one) => (
            <div>
              <a href={`/users/${one.handle}`}>
                <bdi>{one.name}</bdi>
              </a>
              {one.lead && <div className="ah-small">{t('lead')}</div>}
            </div>
          ),
        },
        { key: 'open', header: t('open'), numeric: true, cell: (one) => one.open },
        { key: 'waiting', header: t('waiting'), numeric: true, cell: (one) => one.waiting },
        { key: 'late', header: t('late'), numeric: true, cell: (one) => one.late },
        { key: 'suggested', header: t('suggested'), numeric: true, cell: (one) => one.suggested },
        { key: 'seen', header: t('seen'), cell: (one) => <Presence member={one} /> },
        { key: 'skills', header: t('skills'), cell: (one) => <Skills member={one} /> },
      ]}
    />
  );
}

function Presence({ member: { away, absence, here, lastSeenAt } }: { member: Member }) {
  const t = useWords(teamWords);
  if (away && absence)
    return (
      <Chip tone="note" icon={null}>
        {/* The absence ends as the day after begins. */}
        {absence.endsAt
          ? t.rich('awayUntil', {
              until: <Time at={new Date(absence.endsAt.getTime() - 1)} shape="shortDay" relative={false} />,
            })
          : t('away')}
      </Chip>
    );
  if (here) return <Chip tone="accepted">{t('here')}</Chip>;
  return lastSeenAt ? <Time at={lastSeenAt} /> : t('never');
}

function Skills({ member: { skills } }: { member: Member }) {
  const t = useWords(teamWords);
  if (skills.length === 0) return <>{t('noSkills')}</>;
  const names = skills.map(({ name, confirmed }) => (confirmed ? name : t('unconfirmed', { skill: name })));
  return <bdi>{names.join(', ')}</bdi>;
}
