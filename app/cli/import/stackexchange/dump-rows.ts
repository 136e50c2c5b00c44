import { cleanText } from '~/platform/markdown/clean-text';

/** A staged row, or why it cannot be taken. Values in the order of the staging table's columns. */
export type Staged = { values: (string | number | null)[] } | { problem: string };
type Fields = Record<string, string>;

const MOST_INT = 2_147_483_647;

/** Kinds 1 (question) and 2 (answer) are threads; null for all others (tag wikis and the like). */
export function postRow(fields: Fields, line: number): (Staged & { noun: 'questions' | 'answers' }) | null {
  const kind = fields.PostTypeId;
  if (kind !== '1' && kind !== '2') return null;
  const noun = kind === '1' ? 'questions' : 'answers';
  const id = idOf(fields.Id);
  const created = instantOf(fields.CreationDate);
  const title = text(fields.Title).replace(/\s+/g, ' ').trim();
  const parent = idOf(fields.ParentId);
  if (id === null) return { noun, problem: 'its Id is no number' };
  if (!created) return { noun, problem: `post ${id} has no CreationDate that can be read` };
  if (kind === '1' && title === '') return { noun, problem: `question ${id} has no Title` };
  if (kind === '2' && parent === null) return { noun, problem: `answer ${id} has no ParentId` };
  if (kind === '2' && text(fields.Body).trim() === '') return { noun, problem: `answer ${id} has no Body` };
  return {
    noun,
    values: [
      id,
      Number(kind),
      parent,
      idOf(fields.AcceptedAnswerId),
      created,
      instantOf(fields.LastEditDate),
      instantOf(fields.LastActivityDate),
      intOf(fields.Score),
      Math.max(0, intOf(fields.ViewCount)),
      title,
      text(fields.Body),
      tagsOf(text(fields.Tags)).join(' '),
      idOf(fields.OwnerUserId),
      text(fields.OwnerDisplayName),
      instantOf(fields.ClosedDate),
      text(fields.ContentLicense) || null,
      line,
    ],
  };
}

export function commentRow(fields: Fields, line: number): Staged {
  const id = idOf(fields.Id);
  const post = idOf(fields.PostId);
  const created = instantOf(fields.CreationDate);
  if (id === null || post === null) return { problem: 'its Id or PostId is no number' };
  if (!created) return { problem: `comment ${id} has no CreationDate that can be read` };
  if (text(fields.Text).trim() === '') return { problem: `comment ${id} has no Text` };
  return { values: [id, post, created, text(fields.Text), idOf(fields.UserId), text(fields.UserDisplayName), line] };
}

export function userRow(fields: Fields): Staged {
  const id = idOf(fields.Id);
  if (id === null) return { problem: 'its Id is no number' };
  return { values: [id, text(fields.DisplayName).trim(), instantOf(fields.CreationDate)] };
}

/** Links of type 3 say that a question is a duplicate of another. */
export function linkRow(fields: Fields): Staged | null {
  if (fields.LinkTypeId !== '3') return null;
  const [id, post, related] = [idOf(fields.Id), idOf(fields.PostId), idOf(fields.RelatedPostId)];
  if (id === null || post === null || related === null) return { problem: 'one of its Ids is no number' };
  return { values: [id, post, related, instantOf(fields.CreationDate)] };
}

/** Votes of type 1 tell when an answer was accepted. */
export function acceptanceRow(fields: Fields): Staged | null {
  if (fields.VoteTypeId !== '1') return null;
  const post = idOf(fields.PostId);
  const at = instantOf(fields.CreationDate);
  return post === null || !at ? { problem: 'its PostId or CreationDate cannot be read' } : { values: [post, at] };
}

/** History of type 10 tells why a question was closed. */
export function closingRow(fields: Fields): Staged | null {
  if (fields.PostHistoryTypeId !== '10') return null;
  const post = idOf(fields.PostId);
  if (post === null) return { problem: 'its PostId is no number' };
  return { values: [post, idOf(fields.Id) ?? 0, text(fields.Comment ?? fields.CloseReasonId)] };
}

const text = (value: string | undefined): string => cleanText(value ?? '');

function idOf(value: string | undefined): number | null {
  return value !== undefined && /^-?\d{1,15}$/.test(value) ? Number(value) : null;
}

function intOf(value: string | undefined): number {
  return Math.max(-MOST_INT, Math.min(MOST_INT, idOf(value) ?? 0));
}

/** Instants of dumps are in UTC and do not say so. */
function instantOf(value: string | undefined): string | null {
  if (value === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?$/.test(value)) return null;
  const at = new Date(value.endsWith('Z') ? value : `${value}Z`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** "<a><b>" in older dumps, "|a|b|" in newer ones. */
function tagsOf(tags: string): string[] {
  const names = tags.split(/[<>|\s]+/).map((tag) => tag.toLowerCase().slice(0, 50));
  return [...new Set(names.filter(Boolean))].slice(0, 20);
}
