import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { deskWords } from '~/features/escalations/desk.words';
import type { CaseState } from '~/features/escalations/escalation.policy';
import { maySeeQueue, type QueueRow, queueList, queueScope } from '~/features/escalations/queue.queries.server';
import { readFilter } from '~/features/escalations/queue-filter';
import { chosenView } from '~/features/escalations/queue-views.server';
import type { Trigger } from '~/features/escalations/trigger';
import type { Lang } from '~/platform/actor';
import { now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { Forbidden } from '~/platform/errors';
import { fileLoader } from '~/platform/http/page-loader.server';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { wordsFor } from '~/platform/i18n/words';
import { type CsvValue, csvRows, toCsv } from '~/platform/text/csv';

const piece = 500;

/** The view as a table for a spreadsheet, sent piece by piece however long it is. What was said in private is not in it. */
export const loader = fileLoader(async (args) => {
  const actor = await requireStaff(args);
  const scope = await queueScope(actor);
  if (!maySeeQueue(actor, scope)) throw new Forbidden(deskWords.en.noDesk, 'no_desk');
  const filter = readFilter(args.url.searchParams);
  const view = chosenView(scope, filter);
  const at = now();
  const line = await lines(languageOf(args.request, actor));
  let after: string | null = null;
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const page: Awaited<ReturnType<typeof queueList>> = await queueList(scope, view, after, at, filter, piece);
      const rows = page.items.map(line.of);
      controller.enqueue(new TextEncoder().encode(begun ? csvRows(rows) : toCsv(line.head, rows)));
      begun = true;
      after = page.next;
      if (after === null) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="cases-${view}-${at.toISOString().slice(0, 10)}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
});

async function lines(lang: Lang) {
  const t = wordsFor(lang, deskWords);
  const directory = await getDirectory();
  const head = ['csv_case', 'question', 'topic', 'agency', 'csv_state', 'why', 'tag', 'due', 'waiting', 'who'] as const;
  const of = (row: QueueRow): CsvValue[] => {
    const topic = directory.topic(row.topicId);
    const agency = directory.agency(row.agencyId);
    return [
      row.id,
      row.title,
      topic && nameIn(lang, topic),
      agency && nameIn(lang, agency),
      t(`state_${row.state as CaseState}`),
      row.triggers.map((trigger) => t(`trigger_${trigger as Trigger}`)).join(', '),
      row.tags.join(', '),
      row.dueAt,
      row.openedAt,
      row.holder,
      `${env().publicUrl}/staff/escalations/${row.id}`,
    ];
  };
  return { head: [...head.map((key) => t(key)), 'URL'], of };
}
