import { joinedSkeleton } from './look-alike';

const CLAIMS = ['official answer', 'respuesta oficial', 'verified answer', 'respuesta verificada'].map(joinedSkeleton);

/** Does this heading or picture title begin like our official badge, in either language and however it is spelt? */
export function claimsToBeOfficial(text: string): boolean {
  const seen = joinedSkeleton(text.slice(0, 200));
  return CLAIMS.some((claim) => seen.startsWith(claim));
}
