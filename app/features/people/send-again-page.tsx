import { Alert } from '~/components/alert';
import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Actions, Narrow, PageHeading } from '~/components/layout';
import type { SendAgain } from '~/platform/http/form-problem';
import { useWords } from '~/platform/i18n/words';
import { accountWords } from './account.words';

/** Keeps what was typed when the session had ended: log in beside it, then send the same form once more. */
export function SendAgainPage({ again }: { again: SendAgain }) {
  const t = useWords(accountWords);
  const fields = Object.entries(again.values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => ({ name, value: one })),
  );
  const texts = fields.filter(({ value }) => value.trim().length >= 20 && /\s/.test(value.trim()));
  return (
    <Narrow>
      <PageHeading title={t('againTitle')} />
      <Alert tone="warning" live>
        {t('againText')}
      </Alert>
      <form method="post" action={again.action}>
        {fields.map(({ name, value }) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <Actions>
          <LinkButton variant="primary" href="/login" target="_blank" rel="noopener">
            {t('againLogIn')}
          </LinkButton>
          <Button>{t('againSend')}</Button>
        </Actions>
      </form>
      {texts.length > 0 && (
        <Card heading={t('againTyped')}>
          {texts.flatMap(({ name, value }) =>
            value.split(/\n+/).map((line) => (
              <p key={`${name} ${line}`} dir="auto">
                {line}
              </p>
            )),
          )}
        </Card>
      )}
    </Narrow>
  );
}
