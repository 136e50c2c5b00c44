import { ActionButton } from '~/components/action-form';
import { DataTable } from '~/components/data-table';
import { Name } from '~/components/layout';
import { Time } from '~/components/time';
import { useLang, useWords } from '~/platform/i18n/words';
import { moderateWords } from './moderate.words';
import type { RecentAction } from './moderation.queries.server';
import { useReason } from './use-reason';

/** What moderators did, each with its undo as long as it stands. */
export function ActionTable({
  actions,
  caption,
  whole,
}: {
  actions: RecentAction[];
  caption: string;
  whole?: boolean;
}) {
  const t = useWords(moderateWords);
  const lang = useLang();
  const reason = useReason();
  return (
    <DataTable
      caption={caption}
      hideCaption
      compact
      rows={actions}
      rowKey={(action) => action.id}
      columns={[
        { key: 'what', header: t('what'), rowHeader: true, cell: (action) => t(`did_${action.kind}`) },
        ...(whole
          ? [
              {
                key: 'where',
                header: t('where'),
                cell: (action: RecentAction) =>
                  action.title && action.questionId ? (
                    <a
                      href={`/questions/${action.questionId}/moderate`}
                      lang={action.language === lang ? undefined : (action.language ?? undefined)}
                    >
                      {action.title}
                    </a>
                  ) : (
                    action.personHandle && <Name href={`/users/${action.personHandle}`}>{action.personName}</Name>
                  ),
              },
            ]
          : []),
        { key: 'reason', header: t('reason'), cell: (action) => reason(action.reason) },
        { key: 'who', header: t('who'), cell: (action) => <Name>{action.by}</Name> },
        { key: 'when', header: t('when'), cell: (action) => <Time at={action.createdAt} shape="dateTime" /> },
        {
          key: 'undo',
          header: t('undo'),
          cell: (action) =>
            action.undoneAt ? (
              t.rich('undone', { when: <Time at={action.undoneAt} shape="shortDay" /> })
            ) : action.kind === 'redact' ? (
              t('forGood')
            ) : (
              <ActionButton
                fields={{ intent: 'undo', action: action.id }}
                size="small"
                icon="undo"
                label={`${t('undo')}: ${t(`did_${action.kind}`)}`}
              >
                {t('undo')}
              </ActionButton>
            ),
        },
      ]}
    />
  );
}
