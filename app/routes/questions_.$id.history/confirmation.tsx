import { Name } from '~/components/layout';
import { Time } from '~/components/time';
import { TimelineItem } from '~/components/timeline';
import { historyWords } from '~/features/verification/history.words';
import type { VerificationView } from '~/features/verification/verification.queries.server';
import { VerificationBadge } from '~/features/verification/verification-badge';
import { useWords } from '~/platform/i18n/words';

/** Who confirmed a text as official, until when, on which sources, and what became of it. */
export function Confirmation({ v, agency }: { v: VerificationView; agency: string }) {
  const t = useWords(historyWords);
  const day = (at: Date) => <Time at={at} relative={false} />;
  const when = day(v.verifiedAt ?? v.createdAt);
  const title = v.importedFrom
    ? t.rich('imported', { source: <Name>{v.importedFrom}</Name>, agency, when })
    : t.rich('verified', { who: <Name>{v.verifier?.name ?? ''}</Name>, agency, when });
  return (
    <TimelineItem icon="seal" tone={v.official ? 'official' : 'neutral'} title={title}>
      <p>
        <VerificationBadge state={v.state} official={v.official} /> {t.rich('until', { when: day(v.validUntil) })}
        {v.approver && <> · {t.rich('second', { who: <Name>{v.approver.name}</Name> })}</>} ·{' '}
        <a href={`/official/code/${v.code}`}>{t('code', { code: v.code })}</a>
      </p>
      {v.shortAnswer && <p lang={v.language}>{v.shortAnswer}</p>}
      {v.publicNote && <p>{t('publicNote', { note: v.publicNote })}</p>}
      {v.supersededAt && <p>{t.rich('replaced', { when: day(v.supersededAt) })}</p>}
      {v.withdrawnAt && <p>{t.rich('withdrawn', { when: day(v.withdrawnAt), note: v.withdrawnNote ?? '' })}</p>}
      {v.suspendedAt && (
        <p>
          {v.topicReason
            ? t.rich('topicSuspended', { when: day(v.suspendedAt), reason: <bdi>{v.topicReason}</bdi> })
            : t.rich('suspended', { when: day(v.suspendedAt) })}
        </p>
      )}
      {v.sources.length > 0 && (
        <p>
          {t('sources')}:{' '}
          {v.sources.map((url, at) => (
            <span key={url}>
              {at > 0 && ', '}
              <a href={url} rel="noopener noreferrer">
                {url}
              </a>
            </span>
          ))}
        </p>
      )}
    </TimelineItem>
  );
}
