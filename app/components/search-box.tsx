import { useWords } from '~/platform/i18n/words.ts';
import { classNames } from './class-names.ts';
import { componentWords } from './components.words.ts';
import { Icon } from './icon.tsx';

/** A field and its button, sent by GET. `hero` is the large one of the home page. */
export function SearchBox(props: {
  action?: string;
  name?: string;
  query?: string;
  label?: string;
  placeholder?: string;
  size?: 'normal' | 'hero';
  id?: string;
  /** Shows the label above the field instead of only reading it out. */
  showLabel?: boolean;
}) {
  const t = useWords(componentWords);
  const { action = '/search', name = 'q', query, size = 'normal', id = 'search', showLabel } = props;
  const label = props.label ?? t('searchLabel');
  const placeholder = props.placeholder ?? (showLabel ? undefined : label);
  return (
    <search className={classNames('ah-search', `ah-search--${size}`)}>
      <form action={action}>
        <label htmlFor={id} className={showLabel ? 'ah-search__label' : 'ah-hidden'}>
          {label}
        </label>
        <div className="ah-search__row">
          <input
            type="search"
            id={id}
            name={name}
            defaultValue={query}
            placeholder={placeholder}
            enterKeyHint="search"
          />
          <button type="submit">
            <Icon name="search" />
            <span>{t('search')}</span>
          </button>
        </div>
      </form>
    </search>
  );
}
