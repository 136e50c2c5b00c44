import { Alert } from '~/components/alert';
import { Time } from '~/components/time';
import { crisisWords } from '~/features/directory/crisis.words';
import { useWords } from '~/platform/i18n/words';

export type StandingSuspension = { reason: string; since: Date | string };

/** Why nothing is official here at this moment. */
export function SuspensionBanner({ suspension }: { suspension: StandingSuspension | null }) {
  const t = useWords(crisisWords);
  if (!suspension) return null;
  return (
    <Alert tone="warning" heading={t('suspendedHere')}>
      <p>
        {t.rich('suspendedSince', {
          when: <Time at={suspension.since} shape="dateTime" relative={false} />,
          reason: <bdi>{suspension.reason}</bdi>,
        })}
      </p>
    </Alert>
  );
}
