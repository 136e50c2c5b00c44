import type { QueueView } from './queue-filter';

/** A row's place: what its view is sorted by, then its number. */
type Place = { moment: string; id: number };
type Placed = {
  id: number;
  priority: number;
  waitingSince: Date | null;
  dueAt: Date | null;
};

/** Where a row stands in a view, as the database sorts it. */
export function placeOf({ id, priority, waitingSince, dueAt }: Placed, view: QueueView): Place {
  const moment = view === 'waiting' ? waitingSince : dueAt;
  return {
    moment: priority > 0 ? '-infinity' : (moment?.toISOString() ?? 'infinity'),
    id,
  };
}

// Written so, moments sort as words do: -infinity, years, infinity.
export const inOrder = (a: Place, b: Place) => (a.moment === b.moment ? a.id - b.id : a.moment < b.moment ? -1 : 1);

/** The place as a word: it finds the row again, or what stands there when the row has gone. */
export function keyOf(row: Placed, view: QueueView): string {
  const { moment, id } = placeOf(row, view);
  return `${moment}_${id}`;
}

export function readKey(key: string | null): Place | null {
  const [, moment, id] = /^(-?infinity|\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)_(\d{1,15})$/.exec(key ?? '') ?? [];
  return moment === undefined || id === undefined ? null : { moment, id: Number(id) };
}

/**
 * Which of these rows a key, or a bare number, names. Where its row has `gone` from them, it is the row that comes next, which may be one
 * past the last.
 */
export function findRow(
  rows: readonly Placed[],
  view: QueueView,
  key: string | null,
): { at: number; gone: number | null } {
  const place = readKey(key);
  const id = place?.id ?? (/^\d{1,15}$/.test(key ?? '') ? Number(key) : null);
  const at = rows.findIndex((row) => row.id === id);
  if (at >= 0 || id === null) return { at: Math.max(at, 0), gone: null };
  const next = place ? rows.findIndex((row) => inOrder(placeOf(row, view), place) > 0) : 0;
  return { at: next < 0 ? rows.length : next, gone: id };
}
