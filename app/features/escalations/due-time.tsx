import { Time } from '~/components/time';
import { days, now } from '~/platform/clock';
import { formatSpan } from '~/platform/i18n/format';
import { useLang, useWords } from '~/platform/i18n/words';
import { deskWords } from './desk.words';

/** A weekday says which day it is for less than a week. */
export const dueShape = (at: Date, from: Date) =>
  Math.abs(at.getTime() - from.getTime()) < days(6) ? 'weekdayTime' : 'weekdayDayTime';

/** When something is or was due: "Thu 17:00", farther away with its date. */
export function By({ at }: { at: Date | string }) {
  const moment = new Date(at);
  return <Time at={moment} shape={dueShape(moment, now())} relative={false} />;
}

/** By when, or how late it is: "Thu 17:00", which script makes "in 3 h"; "3 days late". */
export function DueTime({ at }: { at: Date | string }) {
  const t = useWords(deskWords);
  const lang = useLang();
  const moment = new Date(at);
  const left = moment.getTime() - now().getTime();
  return (
    <Time at={moment} shape={dueShape(moment, now())} relative="due">
      {left > 0 ? undefined : t('lateBy', { time: formatSpan(left, lang) })}
    </Time>
  );
}
