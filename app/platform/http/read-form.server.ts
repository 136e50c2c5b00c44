import { Invalid, TooLarge } from '../errors';
import { mostBytes, mostFiles, type Upload } from '../files/file-rules';

const formLimit = 64 * 1024;

export type ReadForm = {
  values: Record<string, string | string[]>;
  /** What was attached, in the order of the form; a field that was left empty brings nothing. Null: more than a form may bring. */
  files: Upload[] | null;
};

/**
 * A form's fields: a repeated field becomes a list. NUL and lone surrogates cannot be stored and are dropped here, line ends
 * become "\n". Over 64 KB of text: TooLarge; what is no form at all: Invalid.
 */
export async function readForm(request: Request): Promise<ReadForm> {
  const withFiles = isMultipart(request.headers.get('Content-Type'));
  const limit = withFiles ? formLimit + mostBytes : formLimit;
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) throw new TooLarge();
  const form = await request.formData().catch(() => {
    throw new Invalid({}, 'This form is not known here. Please reload the page.');
  });
  const values: Record<string, string | string[]> = Object.create(null);
  const files: Upload[] = [];
  let size = 0;
  let bytes = 0;
  let tooMany = false;
  for (const [name, value] of form) {
    if (typeof value !== 'string') {
      // A field left empty comes as a file without a name; a file that is empty is somebody's mistake, and said to be one.
      if (value.size === 0 && value.name === '') continue;
      bytes += value.size;
      if (bytes > mostBytes || files.length === mostFiles) tooMany = true;
      else files.push({ name: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
      continue;
    }
    size += value.length;
    if (size > formLimit) throw new TooLarge();
    const text = storable(value);
    const before = values[name];
    if (before === undefined) values[name] = text;
    else values[name] = Array.isArray(before) ? [...before, text] : [before, text];
  }
  return { values, files: tooMany ? null : files };
}

export function isMultipart(contentType: string | null | undefined): boolean {
  return contentType?.trimStart().toLowerCase().startsWith('multipart/form-data') === true;
}

/** Text PostgreSQL and a page can hold. */
export function storable(value: string): string {
  return value.replaceAll('\0', '').toWellFormed().replace(/\r\n?/g, '\n');
}
