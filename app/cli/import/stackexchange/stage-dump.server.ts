import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import { CommandError } from '../../command-error';
import type { ImportProgress } from '../import-progress';
import type { ImportReport, Noun } from '../import-report';
import { acceptanceRow, closingRow, commentRow, linkRow, postRow, type Staged, userRow } from './dump-rows';
import { readDumpRows } from './read-dump-rows';

type Table = {
  file: string;
  root: string;
  stage: string;
  columns: string;
  read(fields: Record<string, string>, line: number): (Staged & { noun?: Noun }) | null;
  noun?: Noun;
};

/** The tables a dump may have and what is kept of them. Only Posts.xml must be there. */
const TABLES: Table[] = [
  {
    file: 'Posts.xml',
    root: 'posts',
    stage: 'stage_posts',
    columns: `id bigint, kind int, parent bigint, accepted bigint, created timestamptz, edited timestamptz, active timestamptz,
      score int, views int, title text, body text, tags text, owner bigint, owner_name text, closed timestamptz, licence text, line int`,
    read: postRow,
  },
  {
    file: 'Comments.xml',
    root: 'comments',
    stage: 'stage_comments',
    columns: 'id bigint, post bigint, created timestamptz, words text, owner bigint, owner_name text, line int',
    read: commentRow,
    noun: 'comments',
  },
  {
    file: 'Users.xml',
    root: 'users',
    stage: 'stage_users',
    columns: 'id bigint, name text, created timestamptz',
    read: userRow,
    noun: 'people',
  },
  {
    file: 'PostLinks.xml',
    root: 'postlinks',
    stage: 'stage_links',
    columns: 'id bigint, post bigint, original bigint, created timestamptz',
    read: linkRow,
  },
  {
    file: 'Votes.xml',
    root: 'votes',
    stage: 'stage_acceptances',
    columns: 'post bigint, at timestamptz',
    read: acceptanceRow,
  },
  {
    file: 'PostHistory.xml',
    root: 'posthistory',
    stage: 'stage_closings',
    columns: 'post bigint, id bigint, reason text',
    read: closingRow,
  },
];

/**
 * Reads a whole dump into temporary tables of this session, so that threads can be put together in constant memory and a dump that cannot be
 * read to its end changes nothing.
 */
export async function stageDump(
  session: postgres.ReservedSql,
  folder: string,
  report: ImportReport,
  progress: ImportProgress,
): Promise<void> {
  const files = filesOf(folder);
  const total = [...files.values()].reduce((sum, file) => sum + statSync(file).size, 0);
  progress.start('Reading  ', total);
  let done = 0;
  const onBytes = (bytes: number) => {
    done += bytes;
    progress.at(Math.min(done, total));
  };
  for (const table of TABLES) {
    await session.unsafe(`create temporary table ${table.stage} (${table.columns})`);
    const file = files.get(table.file);
    if (!file) continue;
    const copy = await session.unsafe(`copy ${table.stage} from stdin`).writable();
    await pipeline(Readable.from(copyLines(table, file, report, onBytes)), copy);
  }
  await session.unsafe(`
    create index on stage_posts (id); create index on stage_posts (parent); create index on stage_comments (post);
    create index on stage_users (id); create index on stage_acceptances (post); create index on stage_closings (post);
    analyze stage_posts; analyze stage_comments; analyze stage_users; analyze stage_acceptances; analyze stage_closings`);
  progress.stop();
}

/** The files by their usual names, however they are capitalized here. */
function filesOf(folder: string): Map<string, string> {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) throw new CommandError(`There is no folder ${folder}.`);
  if (!stat.isDirectory()) throw new CommandError(`${folder} is not a folder; unpack the dump first.`);
  const present = new Map(readdirSync(folder).map((name) => [name.toLowerCase(), path.join(folder, name)]));
  const files = new Map<string, string>();
  for (const { file } of TABLES) {
    const found = present.get(file.toLowerCase());
    if (found) files.set(file, found);
  }
  if (!files.has('Posts.xml'))
    throw new CommandError(`${folder} has no Posts.xml; it is no unpacked Stack Exchange dump.`);
  return files;
}

async function* copyLines(
  table: Table,
  file: string,
  report: ImportReport,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  let lines = '';
  for await (const { line, fields } of readDumpRows(file, table.root, onBytes)) {
    const staged = table.read(fields, line);
    if (!staged) continue;
    if ('problem' in staged) {
      const noun = staged.noun ?? table.noun;
      const where = `${path.basename(file)} line ${line}`;
      if (noun) report.skip(noun, where, staged.problem);
      continue;
    }
    lines += `${staged.values.map(copyValue).join('\t')}\n`;
    if (lines.length < 1 << 17) continue;
    yield lines;
    lines = '';
  }
  if (lines) yield lines;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function copyValue(value: string | number | null): string {
  if (value === null) return '\\N';
  return typeof value === 'number' ? String(value) : value.replace(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign);
}
