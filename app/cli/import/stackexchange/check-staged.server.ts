import type postgres from 'postgres';
import type { ImportReport, Noun } from '../import-report';

/** Rows that contradict others: repeated ids, answers and comments whose post is not in the dump. They are told and dropped. */
export async function checkStaged(session: postgres.ReservedSql, report: ImportReport): Promise<void> {
  for (const table of ['stage_posts', 'stage_comments'] as const) {
    const file = table === 'stage_posts' ? 'Posts.xml' : 'Comments.xml';
    const kind = table === 'stage_posts' ? session`kind` : session`0 as kind`;
    await drop(
      report,
      session<Dropped[]>`
        delete from ${session(table)} t using (
          select ctid, row_number() over (partition by id order by line) as nth from ${session(table)}) n
         where n.ctid = t.ctid and n.nth > 1 returning id, line, ${kind}`,
      file,
      ({ id }) => `the id ${id} was used before`,
    );
  }
  await drop(
    report,
    session<Dropped[]>`
      delete from stage_posts a where kind = 2
         and not exists (select 1 from stage_posts q where q.id = a.parent and q.kind = 1)
      returning id, line, kind`,
    'Posts.xml',
    ({ id }) => `the question of answer ${id} is not in the dump`,
  );
  // Comments on tag wikis are no part of any thread, and nobody misses them.
  await session`delete from stage_comments c where not exists (select 1 from stage_posts p where p.id = c.post)`;
}

type Dropped = { id: string; line: number; kind: number };

async function drop(
  report: ImportReport,
  rows: PromiseLike<Dropped[]>,
  file: string,
  why: (row: Dropped) => string,
): Promise<void> {
  const nouns: Record<number, Noun> = { 0: 'comments', 1: 'questions', 2: 'answers' };
  for (const row of (await rows).sort((a, b) => a.line - b.line)) {
    report.skip(nouns[row.kind] ?? 'answers', `${file} line ${row.line}`, why(row));
  }
}
