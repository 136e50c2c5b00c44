import { type Directory, nameIn } from '~/features/directory/directory.server';
import type { Lang } from '~/platform/actor';
import { formatList } from '~/platform/i18n/format';
import { wordsFor } from '~/platform/i18n/words';
import { caseWords } from './case.words';

/**
 * Whose staff can read a case's private side, as `canSeeCase` has it: its agency's and the triage desk's; at the triage desk itself,
 * moderators too. Of a merged case, name its own agency and that of the one it is worked in.
 */
export function deskNames(directory: Directory, agencyIds: readonly number[], lang: Lang): string {
  const triage = directory.agencies.find((agency) => agency.isTriage);
  const desks = [...agencyIds.map((id) => directory.agency(id)), triage];
  const names = desks.flatMap((desk) => (desk ? [nameIn(lang, desk)] : []));
  if (triage && agencyIds.includes(triage.id)) names.push(wordsFor(lang, caseWords)('moderators'));
  return formatList([...new Set(names)], lang);
}
