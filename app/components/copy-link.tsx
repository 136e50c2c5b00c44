import type { ReactNode } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { classNames } from './class-names.ts';
import { componentWords } from './components.words.ts';
import { Icon } from './icon.tsx';

/** A link to this very thing. With script it shares or copies the address instead of going there. */
export function CopyLink({ href, children, label }: { href: string; children?: ReactNode; label?: string }) {
  const t = useWords(componentWords);
  return (
    <a
      className={classNames('usa-button ah-button ah-button--quiet')}
      href={href}
      aria-label={label}
      data-copy=""
      data-copied={t('copied')}
    >
      <Icon name="link" />
      {children ?? t('copyLink')}
    </a>
  );
}
