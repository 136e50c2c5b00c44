import { addOpenMs, type BusinessCalendar, isOpen, nextOpening } from '~/features/directory/business-time';
import { hours } from '~/platform/clock';

export type OfficeHours =
  | { open: true; until: Date | null; opens?: undefined }
  | { open: false; opens: Date; until?: undefined };

/** Whether an office is open at this moment, until when, or when it opens next; null for one without hours. */
export function officeHours(calendar: BusinessCalendar | null, at: Date): OfficeHours | null {
  if (!calendar) return null;
  try {
    return isOpen(calendar, at)
      ? { open: true, until: closing(calendar, at) }
      : { open: false, opens: nextOpening(calendar, at) };
  } catch {
    return null; // an office that never opens has no hours to show
  }
}

/** The end of the interval that is running: open time and clock time part there. Found by halving within a day. */
function closing(calendar: BusinessCalendar, at: Date): Date | null {
  const start = at.getTime();
  const runs = (ms: number) => addOpenMs(calendar, start, ms) === start + ms;
  if (runs(hours(24))) return null;
  let low = 0;
  let high = hours(24);
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2);
    if (runs(middle)) low = middle;
    else high = middle;
  }
  return new Date(Math.round((start + low) / 60_000) * 60_000);
}
