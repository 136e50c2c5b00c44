import type { ReactNode } from 'react';
import { useWords } from '~/platform/i18n/words.ts';
import { componentWords } from './components.words.ts';

export type QuestionRowProps = {
  href: string;
  title: ReactNode;
  lang?: string;
  topic?: { href: string; label: ReactNode; lang?: string };
  /** Its states, as Chips. */
  chips?: ReactNode;
  /** Those given are shown; zero answers is worth showing, zero votes is not: leave it out. */
  counts?: { answers?: number; votes?: number; views?: number; alsoAsk?: number };
  /** The official short answer. */
  shortAnswer?: ReactNode;
  shortAnswerLang?: string;
  /** Some of the text, where there is no short answer. */
  excerpt?: ReactNode;
  /** When and by whom, what it waits for. */
  meta?: ReactNode;
  headingLevel?: 2 | 3;
};

/** A question in a list: what it asks, what the answer is, where it stands. */
export function QuestionRow(props: QuestionRowProps) {
  const t = useWords(componentWords);
  const {
    href,
    title,
    lang,
    topic,
    chips,
    counts = {},
    shortAnswer,
    shortAnswerLang,
    excerpt,
    meta,
    headingLevel = 3,
  } = props;
  const Heading = `h${headingLevel}` as const;
  const { answers, votes, views, alsoAsk } = counts;
  return (
    <li className="ah-question">
      <Heading className="ah-question__title">
        <a href={href} lang={lang}>
          {title}
        </a>
      </Heading>
      {shortAnswer && (
        <p className="ah-question__short" lang={shortAnswerLang}>
          <span className="ah-hidden">{t('shortAnswer')} </span>
          {shortAnswer}
        </p>
      )}
      {!shortAnswer && excerpt && (
        <p className="ah-question__excerpt" lang={lang}>
          {excerpt}
        </p>
      )}
      <div className="ah-meta">
        {chips}
        {topic && (
          <a href={topic.href} lang={topic.lang}>
            {topic.label}
          </a>
        )}
        {answers !== undefined && <span>{t('answers', { count: answers })}</span>}
        {alsoAsk !== undefined && <span>{t('alsoAsk', { count: alsoAsk })}</span>}
        {votes !== undefined && <span>{t('votes', { count: votes })}</span>}
        {views !== undefined && <span>{t('views', { count: views })}</span>}
        {meta}
      </div>
    </li>
  );
}

export function QuestionList({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className="ah-questions" aria-label={label}>
      {children}
    </ul>
  );
}
