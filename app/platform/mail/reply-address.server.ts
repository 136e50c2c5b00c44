import { isShortProof, shortProof } from '../auth/signed-value.server';
import { env } from '../env.server';

const PURPOSE = 'reply address';
const data = (kind: string, id: number, personId: number) => `${kind} ${id} ${personId}`;

/**
 * An address that one person answers one thing to (`case+12.…@reply.example.gov`): nobody can make up another's. Given out in
 * Reply-To.
 */
export async function replyAddress(kind: string, id: number, personId: number): Promise<string> {
  return `${kind}+${id}.${await shortProof(PURPOSE, data(kind, id, personId))}@${env().replyDomain}`;
}

/** What a mail to such an address is about; `proves` tells whether it was given to this person. Null for any other address. */
export function readReplyAddress(
  address: string,
): { kind: string; id: number; proves: (personId: number) => Promise<boolean> } | null {
  const [, kind, digits, proof, domain] =
    /^([a-z]+)\+([1-9]\d{0,14})\.([0-9a-f]{32})@(.+)$/.exec(address.toLowerCase()) ?? [];
  if (!kind || !digits || !proof || domain !== env().replyDomain) return null;
  const id = Number(digits);
  return { kind, id, proves: (personId) => isShortProof(PURPOSE, data(kind, id, personId), proof) };
}
