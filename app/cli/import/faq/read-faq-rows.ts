import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { CommandError } from '../../command-error';

/** A row as it stands in the file, or why it cannot be read. */
export type FaqRecord = { line: number } & ({ row: unknown } | { problem: string });

/** Longer lines are not rows; the file is something else. */
const LONGEST_LINE = 5_000_000;

/** Reads JSONL or CSV row by row in constant memory. The kind is told by the first character, not by the name. */
export async function* readFaqRows(file: string): AsyncGenerator<FaqRecord> {
  const start = await startOf(file);
  yield* start.startsWith('{') ? readJsonLines(file) : readCsv(file, delimiterOf(start));
}

/** The beginning of a text file that may be JSONL or CSV. */
async function startOf(file: string): Promise<string> {
  const head = createReadStream(file, { encoding: 'utf8', end: 4095 });
  let text = '';
  try {
    for await (const chunk of head) text += String(chunk);
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${reason(error)}.`);
  }
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (text.includes('\u0000')) throw new CommandError(`${file} is no text file; it must be JSONL or CSV.`);
  if (start === '') throw new CommandError(`${file} is empty.`);
  if (start.startsWith('[')) throw new CommandError(`${file} is one JSON array; it must have one object per line.`);
  if (start.startsWith('<')) throw new CommandError(`${file} is neither JSONL nor CSV.`);
  return start;
}

/** Whichever separates the most names in the first line. */
function delimiterOf(start: string): string {
  const header = (start.split('\n')[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (sign: string) => header.split(sign).length;
  return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'no permission';
  return String(code ?? error);
}

async function* readJsonLines(file: string): AsyncGenerator<FaqRecord> {
  let line = 0;
  for await (const text of linesOf(file)) {
    line += 1;
    const trimmed = text.replace(/^\uFEFF/, '').trim();
    if (trimmed === '') continue;
    let record: FaqRecord;
    try {
      record = { line, row: JSON.parse(trimmed) };
    } catch {
      record = { line, problem: 'it is not JSON' };
    }
    yield record;
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new CommandError(`${file} has a line of more than 5 MB; it is not JSONL.`);
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function* readCsv(file: string, delimiter: string): AsyncGenerator<FaqRecord> {
  const input = createReadStream(file);
  const parser = input.pipe(
    parse({
      bom: true,
      columns: (header: string[]) =>
        header.map((name) =>
          name
            .trim()
            .toLowerCase()
            .replace(/[\s-]+/g, '_'),
        ),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_LINE,
      delimiter,
    }),
  );
  input.on('error', (error) => parser.destroy(error));
  let checked = false;
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      if (!checked && !('question' in record)) {
        throw new CommandError(`${file} has no column "question"; its first line must name the columns.`);
      }
      checked = true;
      yield { line: info.lines, row: withoutBlanks(record) };
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${file} is no CSV that can be read: ${error instanceof Error ? error.message : error}`);
  }
}

type CsvRecord = { record: Record<string, string>; info: { lines: number } };

/** An empty cell says nothing; lists are written with semicolons or bars between. */
function withoutBlanks(record: Record<string, string>): Record<string, unknown> {
  const filled = Object.entries(record).filter(([, value]) => value !== '');
  return Object.fromEntries(filled.map(([key, value]) => [key, key === 'tags' ? value.split(/[;|,]/) : value]));
}
