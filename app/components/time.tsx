import { type DateShape, formatAs, formatDateTime } from '~/platform/i18n/format.ts';
import { useLang, useTimeZone } from '~/platform/i18n/words.ts';

/**
 * An instant: absolute in the page, so that cached pages stay true, with the exact one at hand; script makes it
 * relative ("3 h ago", "in 40 min") while that is nearer than a week, unless `relative` is off. `due`: once it has passed it is late, and
 * says by how much; `children` are its words until script runs.
 */
export function Time({
  at,
  shape = 'date',
  relative = true,
  children,
}: {
  at: Date | string;
  shape?: DateShape;
  relative?: boolean | 'due';
  children?: string;
}) {
  const lang = useLang();
  const zone = useTimeZone();
  const date = typeof at === 'string' ? new Date(at) : at;
  return (
    <time
      dateTime={date.toISOString()}
      title={formatDateTime(date, lang, zone)}
      data-relative={relative ? (relative === 'due' ? 'due' : '') : undefined}
    >
      {children ?? formatAs(shape, date, lang, zone)}
    </time>
  );
}
