import type { ReactNode } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { classNames } from './class-names.ts';
import { componentWords } from './components.words.ts';
import { Icon } from './icon.tsx';

/** A link to this very thing. With script it shares or copies the address instead of going there. */
export function CopyLink(props: { href: string; children?: ReactNode; label?: string; size?: 'small' | 'normal' }) {
  const t = useWords(componentWords);
  const { href, children, label, size } = props;
  return (
    <a
      className={classNames('usa-button ah-button ah-button--quiet', size === 'small' && 'ah-button--small')}
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
