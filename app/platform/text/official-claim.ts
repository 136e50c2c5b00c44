import { skeleton } from './look-alike';

const CLAIMS = ['official answer', 'respuesta oficial', 'verified answer', 'respuesta verificada'].map(skeleton);

/** Does this heading or picture title begin like our official badge, in either language and however it is spelt? */
export function claimsToBeOfficial(text: string): boolean {
  const seen = skeleton(text.slice(0, 200));
  const joined = seen.replaceAll(' ', '');
  return CLAIMS.some((claim) => seen.startsWith(claim) || joined.startsWith(claim.replaceAll(' ', '')));
}
