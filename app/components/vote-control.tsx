import { formatNumber } from '~/platform/i18n/format.ts';
import { useWords } from '~/platform/i18n/words.ts';
import { ActionForm, type HiddenFields } from './action-form.tsx';
import { componentWords } from './components.words.ts';
import { Icon } from './icon.tsx';

/**
 * Useful, not useful, and the sum. Pressing what one has already said takes it back: the button then sends 0.
 * `disabled` says why in a sentence (one's own answer, not logged in) and shows the sum alone.
 */
export function VoteControl(props: {
  action: string;
  score: number;
  mine?: 1 | 0 | -1;
  fields?: HiddenFields;
  /** Name of the field that carries 1, 0 or -1. */
  name?: string;
  disabled?: string;
}) {
  const t = useWords(componentWords);
  const { action, score, mine = 0, fields, name = 'value', disabled } = props;
  const sum = (
    <span className="ah-vote__score">
      <span aria-hidden="true">{formatNumber(score, t.lang)}</span>
      <span className="ah-hidden">{t('score', { count: score })}</span>
    </span>
  );
  if (disabled) {
    return (
      <div className="ah-vote" title={disabled}>
        {sum}
        <span className="ah-vote__unit" aria-hidden="true">
          {t('score', { count: score }).replace(/^\S+\s/, '')}
        </span>
      </div>
    );
  }
  return (
    <ActionForm action={action} fields={fields} className="ah-vote">
      <button name={name} value={mine === 1 ? 0 : 1} aria-pressed={mine === 1} title={t('useful')} type="submit">
        <Icon name="up" />
        <span className="ah-hidden">{t('useful')}</span>
      </button>
      {sum}
      <button name={name} value={mine === -1 ? 0 : -1} aria-pressed={mine === -1} title={t('notUseful')} type="submit">
        <Icon name="down" />
        <span className="ah-hidden">{t('notUseful')}</span>
      </button>
    </ActionForm>
  );
}
