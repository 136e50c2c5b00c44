import { ActionForm } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Button, LinkButton } from '~/components/button';
import { Checkbox } from '~/components/choice-field';
import { Actions, Section } from '~/components/layout';
import { redactWords } from '~/features/moderation/redact.words';
import type { FoundText } from '~/features/moderation/redaction.queries.server';
import { useWords } from '~/platform/i18n/words';

type Props = { found: FoundText; reason: string; mark: string; textLang: string | undefined };

/** Where it stands, what becomes of it, and the button that removes it. */
export function Found({ found, reason, mark, textLang }: Props) {
  const t = useWords(redactWords);
  const all = found.counts.reduce((n, { texts }) => n + texts, 0);
  const hidden =
    found.counts.reduce((n, { place, texts }) => (place === 'mail' ? n : n + texts), 0) - found.shown.length;
  return (
    <>
      <Section heading={t('found')}>
        <ul>
          {found.counts.map(({ place, texts }) => (
            <li key={place}>{t('inTexts', { place: t(`${place}_place`), count: texts })}</li>
          ))}
        </ul>
      </Section>
      {found.shown.length > 0 && (
        <Section heading={t('around')}>
          <ul>
            {found.shown.map(({ place, answerId, number, before, hit, after }, n) => (
              <li key={n}>
                {place === 'mail' ? null : t(`${place}_at`, { n: String(number ?? 1), answer: String(answerId ?? '') })}
                :{' '}
                <bdi lang={textLang}>
                  {before}
                  <mark>{hit}</mark>
                  {after}
                </bdi>
              </li>
            ))}
            {hidden > 0 && <li>{t('more', { count: hidden })}</li>}
          </ul>
          <p>{t.rich('mark', { mark: <q lang={textLang}>{mark}</q> })}</p>
        </Section>
      )}
      <ActionForm fields={{ intent: 'redact', text: found.text, reason }}>
        {found.official > 0 && (
          <>
            <Alert tone="warning" heading={t('official', { count: found.official })}>
              <p>{t('officialText')}</p>
            </Alert>
            {found.mayKeep > 0 && <Checkbox name="keepOfficial" value="on" label={t('keep')} hint={t('keepHint')} />}
          </>
        )}
        <Alert tone="warning" heading={t('noUndo')}>
          <p>{t('noUndoText')}</p>
        </Alert>
        <Actions>
          <Button variant="danger">{t('remove', { count: all })}</Button>
          <LinkButton variant="quiet" href="?">
            {t('findAgain')}
          </LinkButton>
        </Actions>
      </ActionForm>
    </>
  );
}
