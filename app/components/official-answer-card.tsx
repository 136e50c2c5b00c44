import type { ReactNode } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { componentWords } from './components.words.ts';
import { Icon } from './icon.tsx';

/**
 * What staff stand behind. Only a current verification may be drawn with `state="current"`; one that has run out is
 * drawn without seal or green, and says so.
 */
export function OfficialAnswerCard(props: {
  id?: string;
  state?: 'current' | 'was';
  /** Instead of "Official answer" or "Was official". */
  title?: ReactNode;
  agency: ReactNode;
  /** At most 320 characters of plain text: what is read out on the phone. */
  shortAnswer?: ReactNode;
  shortAnswerLang?: string;
  /** The text below, usually a PostBody. */
  children?: ReactNode;
  /** Who wrote it, who confirmed it, when and until when; sources; code and history: a line each. */
  provenance: readonly ReactNode[];
  /** "Did this answer your question?" and what else one can do. */
  foot?: ReactNode;
  headingLevel?: 2 | 3;
}) {
  const t = useWords(componentWords);
  const {
    id,
    state = 'current',
    title,
    agency,
    shortAnswer,
    shortAnswerLang,
    children,
    provenance,
    foot,
    headingLevel = 2,
  } = props;
  const Heading = `h${headingLevel}` as const;
  const current = state === 'current';
  return (
    <article className={current ? 'ah-official' : 'ah-official ah-official--was'} id={id}>
      <header className="ah-official__head">
        <Icon name={current ? 'seal' : 'update'} />
        <Heading>{title ?? t(current ? 'officialAnswer' : 'wasOfficial')}</Heading>
        <span className="ah-official__agency">{agency}</span>
      </header>
      <div className="ah-official__body">
        {shortAnswer && (
          <p className="ah-official__short" lang={shortAnswerLang}>
            {shortAnswer}
          </p>
        )}
        {children}
      </div>
      <div className="ah-official__provenance">
        {provenance.map((line, at) => (
          <div key={at}>{line}</div>
        ))}
      </div>
      {foot && <footer className="ah-official__foot">{foot}</footer>}
    </article>
  );
}
