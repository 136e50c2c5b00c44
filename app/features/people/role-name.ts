import type { StaffRole } from '~/platform/actor';
import type { T } from '~/platform/i18n/words';
import type { adminWords } from './admin.words';

type AdminT = T<(typeof adminWords)['en']>;

/** A role in words, with the agency where it has one. */
export function roleName(t: AdminT, role: StaffRole | 'member', agency: string | null = null): string {
  const name = role === 'admin' ? t('adminRole') : t(role);
  return agency ? t('roleOf', { role: name, agency }) : name;
}
