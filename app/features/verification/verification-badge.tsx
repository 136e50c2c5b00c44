import { Chip, type ChipTone } from '~/components/chip';
import { useWords } from '~/platform/i18n/words';
import type { ShownState } from './review-due';
import { badgeWords } from './verification-badge.words';

const tones: Readonly<Record<ShownState, ChipTone>> = {
  current: 'official',
  due: 'official',
  expired: 'due',
  suspended: 'late',
  proposed: 'neutral',
  in_review: 'due',
  superseded: 'neutral',
  withdrawn: 'neutral',
};

/** The state of a verification in words. Only what is official right now is drawn with the seal. */
export function VerificationBadge({ state, official }: { state: ShownState; official: boolean }) {
  const t = useWords(badgeWords);
  const sealed = state === 'current' || state === 'due';
  if (sealed && !official) return <Chip>{t('replacedText')}</Chip>;
  return <Chip tone={tones[state]}>{t(state)}</Chip>;
}
