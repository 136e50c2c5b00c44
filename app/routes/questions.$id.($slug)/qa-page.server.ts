import { questionPath } from '~/features/questions/slug';
import { env } from '~/platform/env.server';
import { isLive, type ThreadView } from './thread-view.server';

/** The page's address, and its QAPage document for search engines: only where an official answer stands now. */
export function qaPage(thread: ThreadView) {
  const url = `${env().publicUrl}${questionPath(thread)}`;
  const official = thread.answers.find((a) => a.official && isLive(a.official.state));
  if (!official?.official || thread.visibility !== 'public') return { url, document: null };
  const { official: v } = official;
  return {
    url,
    document: {
      '@context': 'https://schema.org',
      '@type': 'QAPage',
      mainEntity: {
        '@type': 'Question',
        name: thread.title,
        answerCount: thread.answered,
        dateCreated: thread.createdAt.toISOString(),
        inLanguage: thread.language,
        acceptedAnswer: {
          '@type': 'Answer',
          text: v.shortAnswer ?? thread.title,
          url: `${url}#answer-${official.id}`,
          dateCreated: v.verifiedAt.toISOString(),
          expires: v.validUntil.toISOString(),
          author: { '@type': 'GovernmentOrganization', name: v.agency.name },
        },
      },
    },
  };
}
