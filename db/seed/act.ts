import type { DemoPeople } from './demo-people';
import type { PlayedThread } from './played-thread';

/** Of acts at the same moment, what is done first. */
export const ranks = ['ask', 'answer', 'comment', 'edit', 'reader', 'official', 'flag', 'moderation', 'case'] as const;
export type Rank = (typeof ranks)[number];

/** What an act needs to find: who acts, and what became of the thread so far. */
export interface Stage {
  people: DemoPeople;
  thread: PlayedThread;
  /** Other threads by key, e.g. the original of a duplicate. */
  threads: ReadonlyMap<string, PlayedThread>;
}

/** One thing that somebody did at some moment, done through the command that the product's own pages call. */
export interface Act {
  at: Date;
  rank: Rank;
  run(stage: Stage, at: Date): Promise<unknown>;
}
