import type { events } from '~db/schema';

/** The event's row but for its place in the chain; it never changes, so its job carries it along. */
export type Event = Omit<typeof events.$inferSelect, 'hash' | 'previousHash'>;

/**
 * What durably follows from an event: run by a job, tried again when it fails, so it must be safe to repeat (idempotent by the
 * event's id). A file `<name>-reaction.server.ts` of this folder exports one as `reaction`.
 */
export type Reaction = {
  name: string;
  /** Types of the events it wants. */
  types: RegExp;
  run(event: Event): Promise<void>;
};
