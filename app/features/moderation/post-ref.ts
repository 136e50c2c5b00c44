/** A post anywhere in a thread. */
export type PostRef = { kind: 'question' | 'answer' | 'comment'; id: number };

const letters = { question: 'q', answer: 'a', comment: 'c' } as const;

/** As forms and addresses name a post: q12, a34, c56. */
export function postKey({ kind, id }: PostRef): string {
  return `${letters[kind]}${id}`;
}

/** Reads what `postKey` wrote; null for anything else. */
export function readPostKey(text: string): PostRef | null {
  const match = /^([qac])([1-9]\d{0,14})$/.exec(text);
  if (!match) return null;
  const kind = match[1] === 'q' ? 'question' : match[1] === 'a' ? 'answer' : 'comment';
  return { kind, id: Number(match[2]) };
}
