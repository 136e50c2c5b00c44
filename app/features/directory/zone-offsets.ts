import { Temporal } from 'temporal-polyfill';

/** A stretch of time, `start` ≤ t < `end` (epoch ms), in which a zone's clocks are `offset` ms ahead of UTC. */
export interface OffsetStretch {
  start: number;
  end: number;
  offset: number;
}

interface ZoneTable {
  from: number;
  to: number;
  stretches: OffsetStretch[];
}

const tables = new Map<string, ZoneTable>();
const YEAR_MS = 366 * 86_400_000;

/** The zone's name as the calendar library knows it, or null if there is no such zone. */
export function knownTimeZone(name: string): string | null {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}

/**
 * The stretches of constant offset that cover `from` … `to` (epoch ms), in order and without holes.
 * Asking the calendar library for every instant is slow; a zone changes its clocks twice a year, so the changes are
 * read once per zone and kept.
 */
export function offsetStretches(zone: string, from: number, to: number): OffsetStretch[] {
  const known = tables.get(zone);
  if (known && known.from <= from && to <= known.to) return known.stretches;
  // Each time twice as far: a long walk forwards must not read it all again every few years.
  const further = known ? known.to + (known.to - known.from) : 0;
  const table = readTable(
    zone,
    Math.min(from - YEAR_MS, known?.from ?? Number.POSITIVE_INFINITY),
    Math.max(to + 4 * YEAR_MS, known && known.to >= to ? known.to : further),
  );
  tables.set(zone, table);
  return table.stretches;
}

/** Position of the stretch that holds `at`; the stretches must cover it. */
export function stretchIndex(stretches: OffsetStretch[], at: number): number {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle] as OffsetStretch).start <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function readTable(zone: string, from: number, to: number): ZoneTable {
  const stretches: OffsetStretch[] = [];
  let here = Temporal.Instant.fromEpochMilliseconds(Math.floor(from)).toZonedDateTimeISO(zone);
  for (;;) {
    const change = here.getTimeZoneTransition('next');
    const start = stretches.length === 0 ? Number.NEGATIVE_INFINITY : here.epochMilliseconds;
    const end = change === null || change.epochMilliseconds > to ? Number.POSITIVE_INFINITY : change.epochMilliseconds;
    stretches.push({ start, end, offset: here.offsetNanoseconds / 1_000_000 });
    if (change === null || end === Number.POSITIVE_INFINITY) return { from, to, stretches };
    here = change;
  }
}
