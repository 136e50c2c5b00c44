import type postgres from 'postgres';
import type { DraftPlace } from '../import-directory.server';
import { importHash } from '../import-hash';
import type { DraftAnswer, DraftComment, DraftThread, ImportedAuthor } from '../thread-draft';
import { closingReason } from './closing-reason';
import { DumpAuthors, type DumpUser, keyOf } from './dump-authors';
import type { DumpSite } from './dump-site.server';

const LONGEST_TITLE = 500;

type Post = {
  id: string;
  parent: string | null;
  accepted: string | null;
  acceptedAt: Date | null;
  created: Date;
  edited: Date | null;
  active: Date | null;
  score: number;
  views: number;
  title: string;
  body: string;
  tags: string;
  owner: string | null;
  owner_name: string;
  closed: Date | null;
  closing: string | null;
  licence: string | null;
  line: number;
};
type Comment = {
  id: string;
  post: string;
  created: Date;
  words: string;
  owner: string | null;
  owner_name: string;
  line: number;
};

export type ThreadBatch = { threads: DraftThread[]; authors: ImportedAuthor[]; lastId: number };

/** The next threads of a staged dump by their ids, with everybody who wrote in them. */
export async function nextThreads(
  session: postgres.ReservedSql,
  site: DumpSite,
  place: DraftPlace,
  afterId: number,
  size: number,
): Promise<ThreadBatch> {
  const questions = await session<Post[]>`
    select q.*, (select min(at) from stage_acceptances v where v.post = q.accepted) as "acceptedAt",
           (select reason from stage_closings c where c.post = q.id order by c.id desc limit 1) as closing
      from stage_posts q where q.kind = 1 and q.id > ${afterId} order by q.id limit ${size}`;
  const questionIds = questions.map(({ id }) => id);
  const answers = await session<Post[]>`
    select * from stage_posts where kind = 2 and parent = any(${questionIds}::bigint[]) order by id`;
  const postIds = [...questionIds, ...answers.map(({ id }) => id)];
  const comments = await session<Comment[]>`
    select * from stage_comments where post = any(${postIds}::bigint[]) order by created, id`;
  const ownerIds = [...new Set([...questions, ...answers, ...comments].flatMap(({ owner }) => owner ?? []))];
  const users = await session<
    DumpUser[]
  >`select distinct on (id) * from stage_users where id = any(${ownerIds}::bigint[])`;
  const authors = new DumpAuthors(site, new Map(users.map((user) => [user.id, user])));
  const answersOf = groupBy(answers, ({ parent }) => parent ?? '');
  const commentsOf = groupBy(comments, ({ post }) => post);
  const threads = questions.map((question) => {
    const replies = answersOf.get(question.id) ?? [];
    const words = [
      ...(commentsOf.get(question.id) ?? []).map((comment) => commentDraft(site, authors, comment, null)),
      ...replies.flatMap(({ id }) =>
        (commentsOf.get(id) ?? []).map((comment) => commentDraft(site, authors, comment, id)),
      ),
    ];
    return threadDraft(
      site,
      place,
      authors,
      question,
      replies.map((reply) => answerDraft(site, authors, reply)),
      words,
    );
  });
  return { threads, authors: authors.all(), lastId: Number(questionIds.at(-1)) };
}

function threadDraft(
  site: DumpSite,
  place: DraftPlace,
  authors: DumpAuthors,
  post: Post,
  answers: DraftAnswer[],
  comments: DraftComment[],
): DraftThread {
  const letters = [...post.title];
  const cut = letters.length > LONGEST_TITLE;
  const base = addressOf(site, post.id);
  const accepted = post.accepted === null ? null : keyOf(site, post.accepted);
  const acceptedAnswer = answers.find(({ key }) => key === accepted);
  return {
    ...shared(site, authors, post),
    hash: importHash(
      ...[
        post.title,
        post.body,
        post.tags,
        post.score,
        post.created,
        post.edited,
        post.active,
        post.owner,
        post.owner_name,
      ],
      ...[post.closed, post.closing, post.accepted, post.licence],
    ),
    whole: false,
    place,
    title: cut ? `${letters.slice(0, LONGEST_TITLE - 1).join('')}…` : post.title,
    text: {
      format: 'html',
      text: cut ? `<p>${escapeHtml(post.title)}</p>${post.body}` : post.body,
      base: base ?? undefined,
    },
    language: /(?:^|\.)es\.|^es[._-]|español/i.test(site.name) ? 'es' : 'en',
    tags: post.tags.split(' ').filter(Boolean),
    updatedAt: post.active ?? post.edited ?? post.created,
    views: post.views,
    closed: post.closed && { at: post.closed, reason: closingReason(post.closing) },
    accepted: acceptedAnswer
      ? { answerKey: acceptedAnswer.key, at: post.acceptedAt ?? acceptedAnswer.createdAt }
      : null,
    answers,
    comments,
  };
}

function answerDraft(site: DumpSite, authors: DumpAuthors, post: Post): DraftAnswer {
  const base = addressOf(site, post.id);
  return {
    ...shared(site, authors, post),
    hash: importHash(post.body, post.score, post.created, post.edited, post.owner, post.owner_name, post.licence),
    text: { format: 'html', text: post.body, base: base ?? undefined },
    updatedAt: post.edited ?? post.created,
    verification: null,
  };
}

function commentDraft(site: DumpSite, authors: DumpAuthors, comment: Comment, answerId: string | null): DraftComment {
  return {
    key: keyOf(site, comment.id),
    hash: importHash(comment.words, comment.owner, comment.owner_name),
    where: `Comments.xml line ${comment.line}`,
    authorKey: authors.keyOf(comment),
    text: { format: 'markdown', text: comment.words },
    createdAt: comment.created,
    answerKey: answerId === null ? null : keyOf(site, answerId),
  };
}

function shared(site: DumpSite, authors: DumpAuthors, post: Post) {
  return {
    key: keyOf(site, post.id),
    where: `Posts.xml line ${post.line}`,
    authorKey: authors.keyOf(post),
    createdAt: post.created,
    score: post.score,
    source: site.host ?? `Stack Exchange: ${site.name}`,
    sourceUrl: addressOf(site, post.id, post.parent !== null),
    licence: post.licence ?? licenceAt(post.created),
  };
}

function addressOf(site: DumpSite, id: string, answer = false): string | null {
  return site.host && `https://${site.host}/${answer ? 'a' : 'questions'}/${id}`;
}

/** Older dumps do not name the licence of each post; it followed from the day. */
function licenceAt(created: Date): string {
  if (created < new Date('2011-04-08')) return 'CC BY-SA 2.5';
  return created < new Date('2018-05-02') ? 'CC BY-SA 3.0' : 'CC BY-SA 4.0';
}

function groupBy<T>(rows: readonly T[], keyOfRow: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOfRow(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
