import { Chip } from '~/components/chip';
import { Time } from '~/components/time';
import { deskWords } from '~/features/escalations/desk.words';
import type { Trigger } from '~/features/escalations/trigger';
import { useWords } from '~/platform/i18n/words';
import type { QueueItem } from './queue-view.server';

/** By when, or why there is no such time. */
export function DueChip({ row }: { row: QueueItem }) {
  const t = useWords(deskWords);
  if (row.priority > 0) return <Chip tone="late">{t('safety')}</Chip>;
  if (row.dueAt === null) return <Chip tone="neutral">{t('state_waiting_asker')}</Chip>;
  return (
    <Chip tone={row.late ? 'late' : row.soon ? 'due' : 'neutral'} icon={row.late ? 'warning' : 'clock'}>
      <Time at={row.dueAt} shape="weekdayTime" />
    </Chip>
  );
}

/** Why it was escalated, in a few words. */
export function Why({ triggers }: { triggers: readonly string[] }) {
  const t = useWords(deskWords);
  return <>{triggers.map((trigger) => t(`trigger_${trigger as Trigger}`)).join(', ')}</>;
}
