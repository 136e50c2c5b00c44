import { useWords } from '~/platform/i18n/words.ts';
import { LinkButton } from './button.tsx';
import { componentWords } from './components.words.ts';

/** Paging by key: onward, or back to the start. Shows nothing when there is neither. */
export function Pagination(props: { next?: string | null; first?: string | null; nextLabel?: string; label?: string }) {
  const t = useWords(componentWords);
  const { next, first, nextLabel, label } = props;
  if (!next && !first) return null;
  return (
    <nav className="ah-pagination" aria-label={label ?? t('pages')}>
      {first && (
        <LinkButton href={first} variant="quiet" icon="left">
          {t('firstPage')}
        </LinkButton>
      )}
      {next && (
        <LinkButton href={next} rel="next">
          {nextLabel ?? t('nextPage')}
        </LinkButton>
      )}
    </nav>
  );
}
