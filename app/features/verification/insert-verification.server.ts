import type { Tx } from '~db/client';
import { verificationSources, verifications } from '~db/schema';
import { newCode } from './verification-code';

type Values = Omit<typeof verifications.$inferInsert, 'code' | 'id'>;

/** Writes a verification under a code nobody has yet, with its sources in order. */
export async function insertVerification(
  tx: Tx,
  codePrefix: string,
  values: Values,
  sources: readonly string[],
): Promise<{ id: number; code: string }> {
  for (const length of [4, 4, 4, 5, 6, 8]) {
    const [row] = await tx
      .insert(verifications)
      .values({ ...values, code: newCode(codePrefix, length) })
      .onConflictDoNothing({ target: verifications.code })
      .returning({ id: verifications.id, code: verifications.code });
    if (!row) continue;
    if (sources.length > 0) {
      await tx
        .insert(verificationSources)
        .values([...new Set(sources)].map((url, position) => ({ verificationId: row.id, position, url })));
    }
    return row;
  }
  throw new Error(`No free code for ${codePrefix}`);
}
