import { Alert } from '~/components/alert';
import { LinkButton } from '~/components/button';
import { Narrow, PageHeading } from '~/components/layout';
import { useWords } from '~/platform/i18n/words';
import { accountWords } from './account.words';

/** What is said after asking for a mail, whoever asked. `outbox`: mail is kept here and can be opened. */
export function MailSent({ outbox }: { outbox: boolean }) {
  const t = useWords(accountWords);
  return (
    <Narrow>
      <PageHeading title={t('sentTitle')} lead={t('sentText')} />
      {outbox && (
        <Alert tone="info">
          <p>{t('sentDev')}</p>
          <LinkButton href="/dev/mail" icon="mail">
            {t('openOutbox')}
          </LinkButton>
        </Alert>
      )}
    </Narrow>
  );
}
