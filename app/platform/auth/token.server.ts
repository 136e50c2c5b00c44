import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { db } from '~db/client';
import { tokens } from '~db/schema';
import type { Actor } from '../actor';
import { fromNow, minutes, now } from '../clock';
import { actorColumns, toActor } from '../load-actor.server';
import { hashSecret } from './hash-secret';

const USED_EVERY = minutes(1);

/** The owner of the API token in an `Authorization: Bearer …` header, with exactly their rights; null if it is not good. */
export async function actorFromBearer(header: string | null): Promise<Actor | null> {
  const token = /^Bearer +([\w-]{20,200}) *$/i.exec(header ?? '')?.[1];
  if (!token) return null;
  const [row] = await db.execute(sql`
    select t.id as token_id, t.last_used_at, ${actorColumns}
      from tokens t join people p on p.id = t.person_id
     where t.token_hash = ${hashSecret(token)} and t.revoked_at is null and p.erased_at is null`);
  if (!row) return null;
  const lastUsed = row.last_used_at ? new Date(row.last_used_at as string) : null;
  if (!lastUsed || now().getTime() - lastUsed.getTime() >= USED_EVERY) noteUsed(Number(row.token_id));
  return toActor(row, 'api', null);
}

/** Not waited for, and at most once a minute for each token. */
function noteUsed(tokenId: number): void {
  db.update(tokens)
    .set({ lastUsedAt: now() })
    .where(and(eq(tokens.id, tokenId), or(isNull(tokens.lastUsedAt), lt(tokens.lastUsedAt, fromNow(-USED_EVERY / 2)))))
    .then(
      () => {},
      () => {},
    );
}
