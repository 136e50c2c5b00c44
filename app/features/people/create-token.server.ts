import { and, count, eq, isNull } from 'drizzle-orm';
import { type Actor, isMember } from '~/platform/actor';
import { hashSecret, newSecret } from '~/platform/auth/hash-secret';
import { now } from '~/platform/clock';
import { authorize, Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { consume } from '~/platform/limits/limits.server';
import { transaction } from '~/platform/transaction.server';
import { tokens } from '~db/schema';
import { settingsWords } from './settings.words';

const MOST = 25;

/** Makes an API token with the rights of its owner. The token is returned this once; the database has its hash. */
export async function createToken(actor: Actor, input: { personId: number; name: string }): Promise<string> {
  await consume('token', actor);
  const token = `ah_${newSecret()}`;
  await transaction(actor, async (tx, me) => {
    authorize(me.kind === 'system' || (isMember(me) && me.personId === input.personId && !me.secondFactorMissing));
    const [live] = await tx
      .select({ n: count() })
      .from(tokens)
      .where(and(eq(tokens.personId, input.personId), isNull(tokens.revokedAt)));
    if (me.kind !== 'system' && (live?.n ?? 0) >= MOST) throw new Invalid({ name: settingsWords.en.tokensTooMany });
    const [row] = await tx
      .insert(tokens)
      .values({ personId: input.personId, name: input.name, tokenHash: hashSecret(token), createdAt: now() })
      .returning({ id: tokens.id });
    recordEvent(tx, { type: 'token.created', actor: me, data: { tokenId: row?.id, personId: input.personId } });
  });
  return token;
}
