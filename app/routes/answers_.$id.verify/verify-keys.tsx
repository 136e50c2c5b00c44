import { QueueKeys } from '~/components/queue-table';
import { verifyWords } from '~/features/verification/verify-form.words';
import { useWords } from '~/platform/i18n/words';

/** The keys of this page. None confirms by itself: they only lead to the button, where Enter does. */
export function VerifyKeys() {
  const t = useWords(verifyWords);
  return (
    <QueueKeys
      keys={[
        ['v', t('keyConfirm')],
        ['b', t('keyBack')],
        ['i', t('keyImprove')],
        ['d', t('keyDesk')],
      ]}
    />
  );
}
