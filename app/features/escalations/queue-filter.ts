import { type Trigger, triggers } from './trigger';

export const queueViews = ['mine', 'agency', 'triage', 'waiting', 'breaching', 'late', 'watched', 'all'] as const;
export type QueueView = (typeof queueViews)[number];

/** How somebody looks at the queue: a view, narrowed by words and marks. What it does not know it leaves out. */
export type QueueFilter = {
  view: QueueView | null;
  /** Words of the question, or a number of a case or question. */
  q: string;
  trigger: Trigger | null;
  /** Slug. */
  topic: string;
  tag: string;
  who: 'me' | 'nobody' | null;
};

const word = (value: string | null, most: number) =>
  (value ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, most);
const oneOf = <T extends string>(value: string | null, list: readonly T[]): T | null =>
  list.find((one) => one === value) ?? null;

export function readFilter(params: URLSearchParams): QueueFilter {
  return {
    view: oneOf(params.get('view'), queueViews),
    q: word(params.get('q'), 100),
    trigger: oneOf(params.get('trigger'), triggers),
    topic: word(params.get('topic'), 100),
    tag: word(params.get('tag'), 40).toLowerCase(),
    who: oneOf(params.get('who'), ['me', 'nobody'] as const),
  };
}

/** The filter as a query string, always in the same order: two that look at the same are written the same. */
export function writeFilter(filter: QueueFilter): string {
  const entries = Object.entries(filter).filter(([, value]) => value) as [string, string][];
  return new URLSearchParams(entries).toString();
}

/** Whether more than a view is asked for. */
export const isNarrowed = ({ q, trigger, topic, tag, who }: QueueFilter) =>
  Boolean(q || trigger || topic || tag || who);
