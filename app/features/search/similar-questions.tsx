import { Chip } from '~/components/chip';
import { QuestionList, QuestionRow } from '~/components/question-row';
import { questionWords } from '~/features/questions/question.words';
import { questionPath } from '~/features/questions/slug';
import { useLang, useWords } from '~/platform/i18n/words';
import { searchWords } from './search.words';

type Item = {
  id: number;
  slug: string;
  title: string;
  language: string;
  official: boolean;
  shortAnswer: string | null;
  answerCount: number;
};

/** Questions like the one being written, with the official short answer where there is one. Nothing when there are none. */
export function SimilarQuestions({ items }: { items: readonly Item[] }) {
  const t = useWords(searchWords);
  const q = useWords(questionWords);
  const lang = useLang();
  if (items.length === 0) return null;
  return (
    <>
      <h2>{t('similar')}</h2>
      <QuestionList label={t('similar')}>
        {items.map((item) => (
          <QuestionRow
            key={item.id}
            href={questionPath(item)}
            title={item.title}
            lang={item.language === lang ? undefined : item.language}
            chips={item.official && <Chip tone="official">{q('official')}</Chip>}
            shortAnswer={item.shortAnswer ?? undefined}
            counts={{ answers: item.answerCount }}
          />
        ))}
      </QuestionList>
    </>
  );
}
