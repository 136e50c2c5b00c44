import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ImportReport } from '~/cli/import/import-report';
import { importStackExchange } from '~/cli/import/stackexchange/import-stackexchange.server';
import { sql } from '~db/client';
import { testDatabase } from '../../support/database';

const folder = process.env.TEST_DATA && path.join(process.env.TEST_DATA, 'stackexchange/ai_2016');
if (!folder) console.info('skipped: the Stack Exchange dump needs TEST_DATA');

describe.skipIf(!folder)('a whole Stack Exchange dump', () => {
  testDatabase();

  async function load() {
    const lines: string[] = [];
    const report = new ImportReport((line) => lines.push(line));
    const start = performance.now();
    await importStackExchange({ folder: folder ?? '', topic: undefined, dryRun: false, report });
    return { lines, summary: report.summary(), seconds: (performance.now() - start) / 1000 };
  }

  test('comes whole, and once', async () => {
    const first = await load();
    expect(first.lines).toEqual([]);
    expect(first.summary).toMatch(
      /^questions: 421 new, 0 changed, 0 unchanged, 0 skipped; answers: 749 new, 0 changed, 0 unchanged, 0 skipped;/,
    );
    const [found] = await sql`select
      (select count(*)::int from questions where accepted_answer_id is not null) as accepted,
      (select count(*)::int from questions where closed_at is not null) as closed,
      (select count(*)::int from questions where closed_reason = 'duplicate') as "repeats",
      (select count(*)::int from question_duplicates) as duplicates,
      (select count(*)::int from questions where not dormant) as awake,
      (select count(*)::int from questions where source_url is null or licence is null) as sourceless,
      (select sum(answer_count)::int from questions) as answers,
      (select sum(score)::int from questions) as score,
      (select count(*)::int from topics) as topics,
      (select count(*)::int from answer_revisions where body_markdown ~* '</?(p|div|a|ul|li|strong|em|code)[ >]') as tags`;
    expect(found).toMatchObject({
      accepted: 212,
      closed: 50,
      repeats: 6,
      awake: 0,
      sourceless: 0,
      answers: 749,
      topics: 1,
    });
    expect(found?.duplicates).toBeGreaterThanOrEqual(5);

    const second = await load();
    expect(second.summary).toMatch(
      /^questions: 0 new, 0 changed, 421 unchanged, 0 skipped; answers: 0 new, 0 changed, 749 unchanged, 0 skipped;/,
    );
    console.info(
      `ai_2016: ${first.seconds.toFixed(1)} s, again ${second.seconds.toFixed(1)} s; ${first.summary}`,
      found,
    );
  }, 300_000);
});
