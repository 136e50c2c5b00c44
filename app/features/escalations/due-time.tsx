import { Time } from '~/components/time';
import { days, hours, now } from '~/platform/clock';
import { formatSpan } from '~/platform/i18n/format';
import { type Lang, useLang, useWords } from '~/platform/i18n/words';
import { deskWords } from './desk.words';

/** A weekday says which day it is for less than a week. */
export const dueShape = (at: Date, from: Date) =>
  Math.abs(at.getTime() - from.getTime()) < days(6) ? 'weekdayTime' : 'weekdayDayTime';

/** Runs out within a working day, or was warned of: worth a look now. */
export const isSoon = (row: { dueAt: Date | null; warnedAt: Date | null }, at: Date) =>
  row.dueAt !== null && (row.warnedAt !== null || row.dueAt.getTime() - at.getTime() < hours(8));

/** When something is or was due: "Thu 17:00", farther away with its date. */
export function By({ at }: { at: Date | string }) {
  const moment = new Date(at);
  return <Time at={moment} shape={dueShape(moment, now())} relative={false} />;
}

/** What a due time reads like at this moment: its shape, and once it has passed how late it is, in words. */
export type DueRead = { at: Date; shape: ReturnType<typeof dueShape>; late: string | null };

export function dueRead(at: Date | string, lang: Lang): DueRead {
  const moment = new Date(at);
  const left = moment.getTime() - now().getTime();
  return { at: moment, shape: dueShape(moment, now()), late: left > 0 ? null : formatSpan(left, lang) };
}

/** By when, or how late it is: "Thu 17:00", which script makes "in 3 h"; "3 days late". */
export function DueTime({ at }: { at: Date | string }) {
  return <DueReading read={dueRead(at, useLang())} />;
}

/** The same, read already: it asks no clock, so that the same reading is the same HTML. */
export function DueReading({ read: { at, shape, late } }: { read: DueRead }) {
  const t = useWords(deskWords);
  return (
    <Time at={at} shape={shape} relative="due">
      {late === null ? undefined : t('lateBy', { time: late })}
    </Time>
  );
}
