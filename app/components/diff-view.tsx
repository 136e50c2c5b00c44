import { useWords } from '~/platform/i18n/words.ts';
import { componentWords } from './components.words.ts';

export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string };

/** What changed between two texts, word by word, told apart by sign and line as well as by colour. */
export function DiffView({ parts, lang, label }: { parts: readonly DiffPart[]; lang?: string; label?: string }) {
  const t = useWords(componentWords);
  return (
    <figure className="ah-diff" lang={lang} aria-label={label}>
      {parts.map(({ kind, text }, at) => {
        if (kind === 'same') return text;
        const Tag = kind === 'added' ? 'ins' : 'del';
        return (
          <Tag key={at}>
            <span className="ah-hidden"> [{t(kind)}: </span>
            {text}
            <span className="ah-hidden">] </span>
          </Tag>
        );
      })}
    </figure>
  );
}
