export const triggers = [
  'unanswered',
  'unresolved',
  'demand',
  'asker',
  'moderator',
  'conflict',
  'safety',
  'recheck',
] as const;
export type Trigger = (typeof triggers)[number];
