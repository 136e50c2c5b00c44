import { Name } from '~/components/layout';
import type { Author } from '~/features/channels/thread.queries.server';
import { questionWords } from '~/features/questions/question.words';
import { useWords } from '~/platform/i18n/words';

/** A person as the thread may show them; who asked without a name is "the person who asked". */
export function Person({ author }: { author: Author }) {
  const t = useWords(questionWords);
  if (!author) return <span>{t('thePersonWhoAsked')}</span>;
  return (
    <>
      <Name href={`/users/${author.handle}`}>{author.name}</Name>
      {author.staff && ` (${t('staffMark')})`}
    </>
  );
}
