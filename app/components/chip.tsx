import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type ChipTone = 'official' | 'accepted' | 'due' | 'late' | 'danger' | 'private' | 'note' | 'neutral';
const icons: Readonly<Record<ChipTone, IconName | null>> = {
  official: 'seal',
  accepted: 'check',
  due: 'clock',
  late: 'warning',
  danger: 'warning',
  private: 'lock',
  note: 'note',
  neutral: null,
};

/** A state in words, with an icon and a colour that repeat it. `icon={null}` leaves the icon out. */
export function Chip({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: ChipTone;
  icon?: IconName | null;
  children: ReactNode;
}) {
  const drawn = icon === undefined ? icons[tone] : icon;
  return (
    <span className={`ah-chip ah-chip--${tone}`}>
      {drawn && <Icon name={drawn} />}
      <span>{children}</span>
    </span>
  );
}
