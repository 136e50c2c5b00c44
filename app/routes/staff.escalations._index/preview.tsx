import { ActionButton } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { LinkButton } from '~/components/button';
import { Chip } from '~/components/chip';
import { Actions, Chips } from '~/components/layout';
import { PostBody } from '~/components/post-body';
import { Time } from '~/components/time';
import { deskWords } from '~/features/escalations/desk.words';
import { By, dueRead } from '~/features/escalations/due-time';
import type { CaseState } from '~/features/escalations/escalation.policy';
import { useFragments } from '~/platform/http/fragments';
import { useLang, useWords } from '~/platform/i18n/words';
import { DueChip, Why } from './due-chip';
import type { QueueItem } from './queue-view.server';

/** The selected case beside the list: what it is about, why it is here, and the next thing to do. `left`: the list holds it no more. */
export function Preview({ row, left }: { row: QueueItem; left: boolean }) {
  const t = useWords(deskWords);
  const lang = useLang();
  const fragment = useFragments();
  return (
    <>
      {left && (
        <Alert tone="info" live>
          {t('leftList')}
        </Alert>
      )}
      <h2 lang={row.language}>{row.title}</h2>
      <Chips>
        <DueChip row={row} due={row.dueAt && dueRead(row.dueAt, lang)} />
        <Chip>{t(`state_${row.state as CaseState}`)}</Chip>
      </Chips>
      <p className="ah-small">
        {row.topic} · {row.agency} · <Why triggers={row.triggers} /> · <Time at={row.openedAt} shape="shortDay" />
      </p>
      {(row.mine || row.holder) && (
        <p className="ah-small">{row.mine ? t('heldByYou') : t('heldBy', { who: row.holder ?? '' })}</p>
      )}
      {row.transferAcceptBy && (
        <p className="ah-small">{t.rich('transferWaits', { by: <By at={row.transferAcceptBy} /> })}</p>
      )}
      <Actions tight>
        {row.claimable && (
          <ActionButton
            fields={{ intent: 'claim', id: row.id }}
            live={false}
            variant="primary"
            shortcut="c"
            label={t('claimThis', { title: row.title })}
          >
            {t('claim')}
          </ActionButton>
        )}
        <LinkButton href={`/staff/escalations/${row.id}`}>{t('open')}</LinkButton>
        {row.mine && (
          <>
            <LinkButton href={`/staff/escalations/${row.id}#reply`} variant="quiet" data-key="r">
              {t('reply')}
            </LinkButton>
            <LinkButton href={`/staff/escalations/${row.id}#transfer`} variant="quiet" data-key="t">
              {t('transfer')}
            </LinkButton>
          </>
        )}
      </Actions>
      <PostBody html={fragment('preview')} lang={row.language} />
    </>
  );
}
