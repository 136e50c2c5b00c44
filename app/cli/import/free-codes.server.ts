import { sql } from 'drizzle-orm';
import { newCode } from '~/features/verification/verification-code';
import type { Tx } from '~db/client';
import { textArray } from './json-parameters';

/** One public code per prefix given, in order, none of them taken. */
export async function freeCodes(tx: Tx, prefixes: readonly string[]): Promise<string[]> {
  const codes = prefixes.map(() => '');
  for (let length = 4; codes.includes(''); length += 1) {
    const seen = new Set(codes);
    const tried = codes.map((code, at) => {
      if (code) return code;
      const made = newCode(prefixes[at] ?? '', length);
      if (seen.has(made)) return '';
      seen.add(made);
      return made;
    });
    const rows = await tx.execute<{ code: string }>(
      sql`select code from verifications where code = any(${textArray(tried)})`,
    );
    const taken = new Set(rows.map(({ code }) => code));
    tried.forEach((code, at) => {
      codes[at] = taken.has(code) ? '' : code;
    });
    if (length > 12) throw new Error('No free codes');
  }
  return codes;
}
