import { contentHash, renderMarkdownBatch } from '~/platform/markdown/render.server';
import { toMarkdown } from './html-to-markdown';
import type { ImportAgency, ImportTopic } from './import-directory.server';
import type { ImportReport, Noun } from './import-report';
import { type Known, outcomeOf } from './load-known.server';
import type { DraftAnswer, DraftComment, DraftPost, DraftThread } from './thread-draft';

export type PreparedBody = { markdown: string; html: string; hash: string };
/** A post to be written; its body is there unless it is unchanged. */
export type Prepared<Draft extends DraftPost> = { draft: Draft } & (
  | { outcome: 'new' | 'changed'; body: PreparedBody }
  | { outcome: 'unchanged'; body: null }
);
export type PreparedThread = {
  question: Prepared<DraftThread>;
  answers: Prepared<DraftAnswer>[];
  comments: Prepared<DraftComment>[];
};
export type PlacedThread = PreparedThread & { topic: ImportTopic; agency: ImportAgency };

/** Nobody reads more in one post, and a search index cannot hold it. */
const MOST_BYTES = 100_000;

type Problem = string;
type Body = PreparedBody | Problem;

/**
 * Turns what is new or changed into Markdown and HTML. A post that cannot be shown is reported and left out: a question with its
 * whole thread, an answer with its comments.
 */
export async function prepareThreads(
  drafts: readonly DraftThread[],
  known: Known,
  report: ImportReport,
): Promise<PreparedThread[]> {
  const bodies = await prepareBodies(
    drafts.flatMap((draft) => [
      ...changedPosts([draft], known.questions, true),
      ...changedPosts(draft.answers, known.answers, false),
      ...changedPosts(draft.comments, known.comments, false),
    ]),
  );

  function prepare<Draft extends DraftPost>(noun: Noun, draft: Draft, rows: Known['answers']): Prepared<Draft> | null {
    const outcome = outcomeOf(rows.get(draft.key), draft.hash);
    if (outcome === 'unchanged') return { draft, outcome, body: null };
    const body = bodies.get(draft) ?? 'it has no text';
    if (typeof body !== 'string') return { draft, outcome, body };
    report.skip(noun, draft.where, body);
    return null;
  }

  const threads: PreparedThread[] = [];
  for (const draft of drafts) {
    const question = prepare('questions', draft, known.questions);
    if (!question) {
      for (const answer of draft.answers) report.skip('answers', answer.where, 'its question was skipped');
      for (const comment of draft.comments) report.skip('comments', comment.where, 'its question was skipped');
      continue;
    }
    const answers = draft.answers.flatMap((answer) => prepare('answers', answer, known.answers) ?? []);
    if (draft.whole && answers.length < draft.answers.length) {
      report.count('questions', 'skipped');
      continue;
    }
    const kept = new Set(answers.map((answer) => answer.draft.key));
    const comments = draft.comments.flatMap((comment) => {
      if (comment.answerKey === null || kept.has(comment.answerKey))
        return prepare('comments', comment, known.comments) ?? [];
      report.skip('comments', comment.where, 'its answer was skipped');
      return [];
    });
    threads.push({ question, answers, comments });
  }
  return threads;
}

type Pending = { post: DraftPost; mayBeEmpty: boolean };

function changedPosts(posts: readonly DraftPost[], rows: Known['answers'], mayBeEmpty: boolean): Pending[] {
  return posts
    .filter((post) => outcomeOf(rows.get(post.key), post.hash) !== 'unchanged')
    .map((post) => ({ post, mayBeEmpty }));
}

async function prepareBodies(pending: readonly Pending[]): Promise<Map<DraftPost, Body>> {
  const bodies = new Map<DraftPost, Body>();
  const rendering: { post: DraftPost; markdown: string }[] = [];
  for (const { post, mayBeEmpty } of pending) {
    const markdown = convert(post);
    if (markdown === null) bodies.set(post, 'its markup cannot be read');
    else if (markdown === '' && !mayBeEmpty) bodies.set(post, 'it has no text');
    else if (Buffer.byteLength(markdown) > MOST_BYTES) bodies.set(post, 'it is longer than 100 KB');
    else rendering.push({ post, markdown });
  }
  const html = await renderAll(rendering.map(({ markdown }) => markdown));
  rendering.forEach(({ post, markdown }, at) => {
    const shown = html[at];
    bodies.set(
      post,
      shown == null ? 'it is too complex to show' : { markdown, html: shown, hash: contentHash(markdown) },
    );
  });
  return bodies;
}

function convert(post: DraftPost): string | null {
  try {
    return toMarkdown(post.text);
  } catch {
    return null;
  }
}

/** A second try for those that were too slow, because the machine may just have been busy. */
async function renderAll(texts: readonly string[]): Promise<(string | null)[]> {
  const html = await renderMarkdownBatch(texts);
  for (const [at, shown] of html.entries()) {
    if (shown === null) html[at] = (await renderMarkdownBatch([texts[at] ?? '']))[0] ?? null;
  }
  return html;
}
