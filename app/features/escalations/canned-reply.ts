/** What `{…}` in a prepared reply can stand for, in the order it is offered to who writes one. */
export const replyFields = ['name', 'question', 'agency', 'due', 'holder'] as const;
export type ReplyFields = Readonly<Record<(typeof replyFields)[number], string>>;

/** A prepared reply with its fields filled in. A name in braces that is no field stays as it is, for the writer to see. */
export function fillReply(body: string, fields: ReplyFields): string {
  return body.replace(/\{\s*([a-z]+)\s*\}/gi, (written, name: string) => {
    const field = replyFields.find((one) => one === name.toLowerCase());
    return field === undefined ? written : fields[field];
  });
}

/** Names in braces that no field has: told to who saves the reply. */
export function unknownFields(body: string): string[] {
  const names = [...body.matchAll(/\{\s*([a-z]+)\s*\}/gi)].map((match) => (match[1] ?? '').toLowerCase());
  return [...new Set(names)].filter((name) => !replyFields.some((field) => field === name));
}
