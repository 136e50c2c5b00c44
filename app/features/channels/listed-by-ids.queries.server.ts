import { sql } from 'drizzle-orm';
import { officialJoin } from '~/features/verification/verification.queries.server';
import { now } from '~/platform/clock';
import { db } from '~db/client';
import { type ListedQuestion, listedColumns, toListed } from './question-list.queries.server';

/** What a list shows of these public questions, in their order; one round trip. Those that are not public any more are left out. */
export async function listedByIds(ids: readonly number[]): Promise<ListedQuestion[]> {
  if (ids.length === 0) return [];
  const rows = await db.execute(sql`
    select ${listedColumns} from questions q join question_revisions r on r.id = q.revision_id ${officialJoin(now())}
     where q.id = any(${`{${ids.join(',')}}`}::bigint[]) and q.visibility = 'public'`);
  const found = new Map(rows.map((row) => [Number(row.id), toListed(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
