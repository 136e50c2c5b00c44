import { Chip } from '~/components/chip';
import { deskWords } from '~/features/escalations/desk.words';
import { type DueRead, DueReading } from '~/features/escalations/due-time';
import type { Trigger } from '~/features/escalations/trigger';
import { useWords } from '~/platform/i18n/words';
import type { QueueItem } from './queue-view.server';

/** That people are in danger; by when, or why there is no such time. */
export function DueChip({ row, due }: { row: Pick<QueueItem, 'priority' | 'late' | 'soon'>; due: DueRead | null }) {
  const t = useWords(deskWords);
  return (
    <>
      {row.priority > 0 && <Chip tone="danger">{t('safetyFirst')}</Chip>}
      {due === null ? (
        <Chip>{t('state_waiting_asker')}</Chip>
      ) : (
        <Chip tone={row.late ? 'late' : row.soon ? 'due' : 'neutral'} icon={row.late ? 'warning' : 'clock'}>
          <DueReading read={due} />
        </Chip>
      )}
    </>
  );
}

/** The first reason why it was escalated, and how many more there are: a row is no place for all of them. */
export function WhyFirst({ triggers: [first, ...more] }: { triggers: readonly string[] }) {
  const t = useWords(deskWords);
  return (
    <>
      {first && t(`trigger_${first as Trigger}`)}
      {more.length > 0 && <span className="ah-queue__more"> {t('whyMore', { count: more.length })}</span>}
    </>
  );
}

/** Why it was escalated, in a few words. */
export function Why({ triggers }: { triggers: readonly string[] }) {
  const t = useWords(deskWords);
  return <>{triggers.map((trigger) => t(`trigger_${trigger as Trigger}`)).join(', ')}</>;
}
