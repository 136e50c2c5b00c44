import { Chip } from '~/components/chip';
import { QuestionList, QuestionRow } from '~/components/question-row';
import { Time } from '~/components/time';
import { questionWords } from '~/features/questions/question.words';
import { resolutionOf } from '~/features/questions/resolution';
import { questionPath } from '~/features/questions/slug';
import { piece } from '~/platform/http/piece';
import { useLang, useWords } from '~/platform/i18n/words';
import { plainExcerpt } from '~/platform/markdown/plain-excerpt';
import type { ListedQuestion } from './question-list.queries.server';

export type ShownQuestion = ListedQuestion & { topic: { slug: string; name: string } | null };

/** Questions with their state in words: official, answered, with staff, waiting. */
export function Questions({
  items,
  label,
  headingLevel,
}: {
  items: readonly ShownQuestion[];
  label: string;
  headingLevel?: 2 | 3;
}) {
  return (
    <QuestionList label={label}>
      {items.map((question) => (
        <Row key={question.id} question={question} headingLevel={headingLevel} />
      ))}
    </QuestionList>
  );
}

const Row = piece(DrawnRow);

function DrawnRow({ question: q, headingLevel }: { question: ShownQuestion; headingLevel?: 2 | 3 | undefined }) {
  const lang = useLang();
  const foreign = q.language === lang ? undefined : q.language;
  return (
    <QuestionRow
      href={questionPath(q)}
      title={q.title}
      lang={foreign}
      topic={q.topic ? { href: `/topics/${q.topic.slug}`, label: q.topic.name } : undefined}
      chips={<StateChip question={q} />}
      counts={{ answers: q.answerCount, ...(q.meToo > 0 && { alsoAsk: q.meToo }) }}
      shortAnswer={q.shortAnswer ?? undefined}
      shortAnswerLang={foreign}
      excerpt={plainExcerpt(q.excerpt, 160)}
      meta={<Time at={q.createdAt} />}
      headingLevel={headingLevel}
    />
  );
}

function StateChip({ question }: { question: ListedQuestion }) {
  const t = useWords(questionWords);
  if (question.official) return <Chip tone="official">{t('official')}</Chip>;
  switch (resolutionOf(question)) {
    case 'duplicate':
      return <Chip>{t('duplicate')}</Chip>;
    case 'closed':
      return <Chip icon="lock">{t('closed')}</Chip>;
    case 'resolved':
      return <Chip tone="accepted">{t('accepted')}</Chip>;
    case 'needs_info':
      return <Chip tone="due">{t('needsInfo')}</Chip>;
    default:
      if (question.escalated) return <Chip tone="due">{t('withStaff')}</Chip>;
      return question.answered ? <Chip>{t('answered')}</Chip> : <Chip icon="hourglass">{t('open')}</Chip>;
  }
}
