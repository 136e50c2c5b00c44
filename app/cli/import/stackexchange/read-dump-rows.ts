import { createReadStream } from 'node:fs';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { CommandError } from '../../command-error';

export type DumpRow = { line: number; fields: Record<string, string> };

/** Dumps hold control characters that XML forbids; they are dropped from the text, all else that is wrong ends the import. */
const TOLERATED = /(?:disallowed character\.|malformed character entity\.)$/;
const FORBIDDEN_REFERENCE = /&#(?:x[0-9a-f]{1,6}|\d{1,7});/gi;

/**
 * The rows of one table of a dump, in constant memory. `root` is the element around them. Throws CommandError when the file is no such table
 * or not well-formed. `onBytes` hears how much was read.
 */
export async function* readDumpRows(
  file: string,
  root: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<DumpRow> {
  const name = path.basename(file);
  const parser = new SaxesParser({ position: true });
  let rows: DumpRow[] = [];
  let tolerated = false;
  let depth = 0;
  parser.on('error', (error) => {
    if (!TOLERATED.test(error.message)) throw new CommandError(`${name} is not well-formed XML: line ${error.message}`);
    tolerated = true;
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth === 1 && tag.name.toLowerCase() !== root) {
      throw new CommandError(`${name} is no Stack Exchange table: it begins with <${tag.name}> instead of <${root}>.`);
    }
    if (depth !== 2 || tag.name !== 'row') return;
    const fields = tag.attributes as Record<string, string>;
    rows.push({ line: parser.line, fields: tolerated ? withoutReferences(fields) : fields });
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    const text = String(chunk);
    parser.write(text);
    onBytes(Buffer.byteLength(text));
    yield* rows;
    rows = [];
  }
  parser.close();
  yield* rows;
}

function withoutReferences(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, value.replace(FORBIDDEN_REFERENCE, forbidden)]),
  );
}

/** What is left of a reference to a character that XML forbids. Written as text ("&amp;#65;"), an allowed one stays. */
function forbidden(reference: string): string {
  const digits = reference.slice(2, -1);
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0x10ffff);
  return allowed ? reference : '';
}
