import { sql } from '~db/client';

export interface ChainReport {
  checked: number;
  /** The last event's number and hash: whoever has noted an earlier one can check that it is still there. */
  head: string;
  /** What is wrong, in a sentence; undefined when the chain is whole. */
  broken: string | undefined;
}

const SETTING = 'audit_head';

/**
 * Follows the chain from the first event: numbers without a gap, each with the hash of the one before and its own. Events removed from
 * the end leave a whole, shorter chain, so the head is remembered, and what else in the database speaks of later events is asked.
 */
export async function verifyChain(): Promise<ChainReport> {
  const [sum] = await sql<{ checked: number; id: number; hash: string }[]>`
    SELECT count(*)::float8 AS checked, coalesce(max(id), 0)::float8 AS id,
      coalesce((SELECT hash FROM events ORDER BY id DESC LIMIT 1), '') AS hash FROM events`;
  const { checked = 0, id = 0, hash = '' } = sum ?? {};
  const broken = (await brokenLink()) ?? (await missingEnd(id));
  if (broken === undefined && checked > 0) await remember(id, hash);
  return { checked, head: `${id}:${hash}`, broken };
}

async function brokenLink(): Promise<string | undefined> {
  const [first] = await sql<{ id: number; number: boolean; previous: boolean; own: boolean }[]>`
    SELECT id::float8 AS id, number, previous, own FROM (
      SELECT e.id,
        e.id = coalesce(lag(e.id) OVER w, 0) + 1 AS number,
        e.previous_hash = coalesce(lag(e.hash) OVER w, repeat('0', 64)) AS previous,
        e.hash = event_digest(e) AS own
      FROM events e WINDOW w AS (ORDER BY e.id)) AS link
    WHERE NOT (number AND previous AND own) ORDER BY id LIMIT 1`;
  if (!first) return undefined;
  if (!first.number) return `an event before number ${first.id} is missing.`;
  return first.own ? `number ${first.id} does not follow from the one before it.` : `number ${first.id} was changed.`;
}

async function missingEnd(last: number): Promise<string | undefined> {
  const [noted] = await sql<{ id: number; hash: string; found: string | null }[]>`
    SELECT (value->>'id')::float8 AS id, value->>'hash' AS hash,
      (SELECT hash FROM events WHERE id = (value->>'id')::bigint) AS found
    FROM settings WHERE key = ${SETTING}`;
  if (noted && noted.found !== noted.hash) return `number ${noted.id}, seen by an earlier check, is not what it was.`;
  const [notice] = await sql<{ id: number | null }[]>`SELECT max(event_id)::float8 AS id FROM notices`;
  if ((notice?.id ?? 0) > last) return `number ${notice?.id}, of which somebody was told, is missing.`;
  return undefined;
}

async function remember(id: number, hash: string): Promise<void> {
  await sql`INSERT INTO settings (key, value) VALUES (${SETTING}, ${JSON.stringify({ id, hash })}::text::jsonb)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
}
