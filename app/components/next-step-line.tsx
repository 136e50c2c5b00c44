import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type NextStepTone = 'waiting' | 'asker' | 'staff' | 'official' | 'answered' | 'was-official' | 'closed';
const icons: Readonly<Record<NextStepTone, IconName>> = {
  waiting: 'hourglass',
  asker: 'help',
  staff: 'staff',
  official: 'seal',
  answered: 'check',
  'was-official': 'update',
  closed: 'lock',
};

/** What happens next, and by when: one sentence that is always true. `lead` is its weightier beginning. */
export function NextStepLine({ tone, lead, children }: { tone: NextStepTone; lead?: ReactNode; children?: ReactNode }) {
  return (
    <p className={`ah-next ah-next--${tone}`}>
      <Icon name={icons[tone]} />
      <span>
        {lead && <strong>{lead}</strong>}
        {lead && children ? ' ' : null}
        {children}
      </span>
    </p>
  );
}
