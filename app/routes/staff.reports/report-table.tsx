import { DataTable } from '~/components/data-table';
import { reportWords } from '~/features/insights/report.words';
import { formatDay } from '~/platform/i18n/format';
import { useLang, useWords } from '~/platform/i18n/words';
import type { ReportView } from './report-view.server';

type Line = ReportView['total'];

/** Which figures are seen together on a phone. */
const parts = [
  ['in', 'out', 'open'],
  ['firstResponse', 'resolution'],
  ['firstResponseLate', 'resolutionLate'],
  ['breaches', 'transfers', 'reopened'],
] as const;
const partOf = Object.fromEntries(parts.flatMap((keys, part) => keys.map((key) => [key, part]))) as Record<
  (typeof parts)[number][number],
  number
>;

/** One row for each week, agency, topic, reason or channel, and one for all. */
export function ReportTable({ view }: { view: ReportView }) {
  const t = useWords(reportWords);
  const lang = useLang();
  const label = ({ key, label: name }: Line) =>
    view.by === 'week' && key !== '' ? (
      <time dateTime={key}>{formatDay(new Date(`${key}T12:00:00Z`), new Date(view.until), lang, 'UTC')}</time>
    ) : (
      name
    );
  const count = (key: 'open' | 'in' | 'out' | 'breaches' | 'transfers' | 'reopened') => ({
    key,
    header: t(key),
    numeric: true,
    part: partOf[key],
    cell: (line: Line) => line[key],
  });
  const time = (key: 'firstResponse' | 'resolution') => ({
    key,
    header: t(key),
    numeric: true,
    part: partOf[key],
    cell: (line: Line) => businessTime(line[key]),
  });
  const late = (key: 'firstResponseLate' | 'resolutionLate', of: 'firstResponses' | 'resolved') => ({
    key,
    header: t(key),
    numeric: true,
    part: partOf[key],
    cell: (line: Line) => (line[of] === 0 ? '–' : `${line[key]} / ${line[of]}`),
  });
  return (
    <DataTable
      caption={t(`by_${view.by}`)}
      compact
      parts={{ legend: t('parts'), labels: parts.map((_, part) => t(`part_${part as 0 | 1 | 2 | 3}`)) }}
      rows={view.lines}
      total={view.total}
      rowKey={({ key }) => key}
      columns={[
        { key: 'label', header: t(view.by), rowHeader: true, cell: label },
        count('in'),
        count('out'),
        count('open'),
        time('firstResponse'),
        late('firstResponseLate', 'firstResponses'),
        time('resolution'),
        late('resolutionLate', 'resolved'),
        count('breaches'),
        count('transfers'),
        count('reopened'),
      ]}
    />
  );
}

/** Business time in hours and minutes: a business day is not the same everywhere. */
function businessTime(minutes: number | null): string {
  if (minutes === null) return '–';
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
