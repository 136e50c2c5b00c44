import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importFaq } from '~/cli/import/faq/import-faq.server';
import { ImportReport } from '~/cli/import/import-report';
import { sql } from '~db/client';
import { testDatabase } from '../../support/database';

const file = process.env.TEST_DATA && path.join(process.env.TEST_DATA, 'civic/qa.jsonl');
if (!file) console.info('skipped: the civic questions need TEST_DATA');

describe.skipIf(!file)('civic questions', () => {
  testDatabase();

  async function load() {
    const lines: string[] = [];
    const report = new ImportReport((line) => lines.push(line));
    const start = performance.now();
    await importFaq({ file: file ?? '', dryRun: false, validUntil: null, report });
    return { lines, summary: report.summary(), seconds: (performance.now() - start) / 1000 };
  }

  test('come whole, and once', async () => {
    const first = await load();
    expect(first.lines).toEqual([]);
    expect(first.summary).toMatch(
      /^questions: 3686 new, 0 changed, 0 unchanged, 0 skipped; answers: 3686 new, 0 changed, 0 unchanged, 0 skipped;/,
    );
    const [found] = await sql`select
      (select count(*)::int from verifications where state = 'current') as official,
      (select count(*)::int from verifications where length(short_answer) > 320) as long,
      (select count(*)::int from agencies) as agencies, (select count(*)::int from topics) as topics,
      (select count(*)::int from questions where not dormant or licence is null or source is null) as loose,
      (select count(*)::int from events where type = 'question.imported') as events,
      (select count(*)::int from answer_revisions where body_html ~* '<script|javascript:| on[a-z]+=') as unsafe`;
    expect(found).toEqual({ official: 1707, long: 0, agencies: 11, topics: 623, loose: 0, events: 3686, unsafe: 0 });

    const second = await load();
    expect(second.summary).toMatch(
      /^questions: 0 new, 0 changed, 3686 unchanged, 0 skipped; answers: 0 new, 0 changed, 3686 unchanged, 0 skipped;/,
    );
    console.info(`civic: ${first.seconds.toFixed(1)} s, again ${second.seconds.toFixed(1)} s`);
  }, 300_000);
});
