import { ActionForm } from '~/components/action-form';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Actions, Section } from '~/components/layout';
import { TextField } from '~/components/text-field';
import { Time } from '~/components/time';
import type { FormProblem } from '~/platform/http/form-problem';
import { useFragments } from '~/platform/http/fragments';
import { useWords } from '~/platform/i18n/words';
import { accountWords } from './account.words';
import { settingsWords } from './settings.words';

type Problem = FormProblem['problem'] | null;

/** The picture to read, the key to type, and the code that proves it. */
export function NewSecondFactor({ offer, problem }: { offer: { secret: string; sealed: string }; problem: Problem }) {
  const t = useWords(settingsWords);
  const account = useWords(accountWords);
  const picture = useFragments()('totp');
  return (
    <>
      <Section heading={t('secondScan')}>
        <div role="img" aria-label={t('secondPicture')} dangerouslySetInnerHTML={{ __html: picture }} />
        <p>
          {t('secondByHand')} <code>{offer.secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </Section>
      <Section heading={t('secondEnter')}>
        <ActionForm live={false} fields={{ intent: 'add', secret: offer.sealed }}>
          <TextField
            label={account('code')}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            width="short"
            required
            error={problem?.fields.code}
          />
          <Actions>
            <Button variant="primary">{t('secondOn')}</Button>
          </Actions>
        </ActionForm>
      </Section>
    </>
  );
}

/** Shown once, right after the second step was turned on. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useWords(settingsWords);
  return (
    <Card heading={t('recoveryTitle')} tone="due">
      <p>{t('recoveryLead')}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** That it is on, and how to turn it off; staff cannot. */
export function PresentSecondFactor(props: { since: string; left: number; isStaff: boolean; problem: Problem }) {
  const t = useWords(settingsWords);
  const { since, left, isStaff, problem } = props;
  return (
    <>
      <p>
        {t.rich('secondIsOn', { date: <Time at={since} relative={false} /> })} {t('recoveryLeft', { count: left })}
      </p>
      {!isStaff && (
        <Section heading={t('secondRemove')}>
          <p>{t('secondRemoveLead')}</p>
          <ActionForm live={false} fields={{ intent: 'remove' }}>
            <TextField
              label={t('present')}
              name="current"
              type="password"
              autoComplete="current-password"
              required
              error={problem?.fields.current}
            />
            <TextField
              label={t('secondRemoveNew')}
              name="password"
              type="password"
              autoComplete="new-password"
              optional
              error={problem?.fields.password}
            />
            <Actions>
              <Button variant="danger">{t('secondOff')}</Button>
            </Actions>
          </ActionForm>
        </Section>
      )}
    </>
  );
}
