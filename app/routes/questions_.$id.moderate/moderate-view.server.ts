import type { AppLoadContext } from '@remix-run/node';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { moderateWords } from '~/features/moderation/moderate.words';
import { canAskForInfo, canModerate } from '~/features/moderation/moderation.policy';
import { postWithThread, recentActions } from '~/features/moderation/moderation.queries.server';
import { moderationWords } from '~/features/moderation/moderation.words';
import { postKey, readPostKey } from '~/features/moderation/post-ref';
import { questionPath } from '~/features/questions/slug';
import type { Lang, PersonActor } from '~/platform/actor';
import { Forbidden, NotFound } from '~/platform/errors';
import { wordsFor } from '~/platform/i18n/words';

/** What staff may do to a question or one of its posts; the post's text goes to `fragments`. */
export async function moderateView(
  actor: PersonActor,
  id: number,
  postParam: string | null,
  lang: Lang,
  context: AppLoadContext,
) {
  const ref = readPostKey(postParam ?? '') ?? { kind: 'question' as const, id };
  const [post, directory] = await Promise.all([postWithThread(ref), getDirectory()]);
  const { question } = post;
  const topic = directory.topic(question.topicId);
  if (question.id !== id || !topic) throw new NotFound();
  const moderator = canModerate(actor);
  if (!moderator && !canAskForInfo(actor, topic.agencyId)) throw new Forbidden(moderationWords.en.moderatorsOnly);
  const withheld = question.askerWithheld && post.authorId === question.askerId;
  context.fragments.set('post', post.body);
  return {
    title: wordsFor(lang, moderateWords)('title'),
    moderator,
    post: {
      key: postKey(ref),
      kind: ref.kind,
      visibility: post.visibility,
      author: withheld || post.authorId === actor.personId ? null : { id: post.authorId, name: post.author },
    },
    question: {
      id,
      title: question.title,
      path: questionPath(question),
      language: question.language,
      closed: question.closedAt !== null,
      asked: question.needsInfoAt !== null,
      topic: topic.slug,
    },
    topics: directory.topics.map((each) => ({ value: each.slug, label: nameIn(lang, each) })),
    actions: (await recentActions({ questionId: id, limit: 50 })).items,
  };
}

export type ModeratePage = Awaited<ReturnType<typeof moderateView>>;
