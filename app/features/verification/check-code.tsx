import { Button } from '~/components/button';
import { TextField } from '~/components/text-field';
import { useWords } from '~/platform/i18n/words';
import { officialWords } from './official.words';

/** Where somebody with a printed answer types its code. */
export function CheckCode({ typed, error }: { typed?: string; error?: string }) {
  const t = useWords(officialWords);
  return (
    <form method="get" action="/official/code">
      <TextField
        label={t('codeLabel')}
        name="code"
        hint={t('checkCodeHelp')}
        defaultValue={typed}
        error={error}
        width="short"
        maxLength={20}
        autoComplete="off"
        spellCheck={false}
      />
      <Button size="small">{t('check')}</Button>
    </form>
  );
}
