import { Disclosure } from '~/components/disclosure';
import type { IconName } from '~/components/icon';
import { Time } from '~/components/time';
import { Timeline, TimelineItem } from '~/components/timeline';
import { deskWords } from '~/features/escalations/desk.words';
import { useWords } from '~/platform/i18n/words';
import type { CaseView } from './case-view.server';

const icons: Readonly<Record<string, IconName>> = {
  opened: 'forum',
  claimed: 'person',
  assigned: 'person',
  transferred: 'transfer',
  message_sent: 'lock',
  note_added: 'note',
  warned: 'clock',
  breached: 'warning',
  name_revealed: 'eye',
  reopened: 'undo',
};

/** What happened to the case, newest first: from the events, by whom and when. */
export function CaseHistory({ view }: { view: CaseView }) {
  const t = useWords(deskWords);
  // Events of this case are named `escalation.…`; each kind has its sentence.
  const say = t as unknown as (key: string, values?: Record<string, string>) => string;
  const known = view.history.filter((event) => event.type.startsWith('escalation.'));
  return (
    <Disclosure summary={t('history')} icon="history">
      <Timeline label={t('history')}>
        {known.map((event) => {
          const kind = event.type.slice('escalation.'.length);
          const data = event.data as Record<string, unknown>;
          return (
            <TimelineItem
              key={event.id}
              icon={icons[kind]}
              tone={kind === 'breached' ? 'late' : kind === 'warned' ? 'due' : 'neutral'}
              title={say(`event_${kind}`, {
                trigger: data.trigger ? say(`trigger_${String(data.trigger)}`) : '',
                from: kind === 'state_changed' ? say(`state_${String(data.from)}`) : '',
                to: kind === 'state_changed' ? say(`state_${String(data.to)}`) : '',
              })}
              at={<Time at={event.at} shape="dateTime" />}
            >
              {event.actor && (
                <p className="ah-small">
                  <bdi>{event.actor}</bdi>
                </p>
              )}
            </TimelineItem>
          );
        })}
      </Timeline>
    </Disclosure>
  );
}
