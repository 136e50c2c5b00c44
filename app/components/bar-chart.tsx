import { formatNumber } from '~/platform/i18n/format.ts';
import { useLang, useWords } from '~/platform/i18n/words.ts';
import { componentWords } from './components.words.ts';

export type Series = { label: string; values: readonly number[] };

const width = 640;
const height = 240;
const pad = { left: 60, right: 8, top: 24, bottom: 46 };

/**
 * Bars of one or two series side by side, drawn on the server. To a screen reader it is one picture, named with what one sees at a glance:
 * the last figures and the highest ones. A pointer that rests on a bar is told its figure.
 */
export function BarChart(props: { title: string; labels: readonly string[]; series: readonly Series[] }) {
  const lang = useLang();
  const t = useWords(componentWords);
  const { title, labels, series } = props;
  const top = roundUp(Math.max(1, ...series.flatMap(({ values }) => values)));
  const inner = { width: width - pad.left - pad.right, height: height - pad.top - pad.bottom };
  const y = (value: number) => pad.top + inner.height * (1 - value / top);
  const slot = inner.width / Math.max(1, labels.length);
  const bar = Math.max(1, Math.min(28, (slot * 0.72) / series.length));
  // Every second of the labels that are drawn goes where there is little room.
  const every = Math.ceil(labels.length / 8);
  const said = series.map(({ label, values }) => {
    const most = Math.max(0, ...values);
    const at = values.lastIndexOf(most);
    const figures = { label, last: values.at(-1) ?? 0, until: labels.at(-1) ?? '', most, when: labels[at] ?? '' };
    return t('chartSaid', figures);
  });
  return (
    <figure className="ah-chart">
      <figcaption>
        {title}
        <span className="ah-chart__legend">
          {series.length > 1 &&
            series.map(({ label }, n) => (
              <span key={label} className={`ah-chart__key ah-chart__key--${n}`}>
                {label}
              </span>
            ))}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${title}. ${said.join(' ')}`}>
        {[0, top / 2, top].map((value) => (
          <g key={value}>
            <line className="ah-chart__rule" x1={pad.left} x2={width - pad.right} y1={y(value)} y2={y(value)} />
            <text className="ah-chart__text" x={pad.left - 6} y={y(value) + 5} textAnchor="end">
              {formatNumber(value, lang)}
            </text>
          </g>
        ))}
        {labels.map((label, at) => {
          const middle = pad.left + slot * (at + 0.5);
          return (
            <g key={label}>
              {series.map(({ label: name, values }, n) => (
                <rect
                  key={name}
                  className={`ah-chart__bar ah-chart__bar--${n}`}
                  x={middle + (n - series.length / 2) * bar}
                  y={y(values[at] ?? 0)}
                  width={Math.max(1, bar - 1)}
                  height={Math.max(0, y(0) - y(values[at] ?? 0))}
                >
                  <title>{`${label}: ${name} ${formatNumber(values[at] ?? 0, lang)}`}</title>
                </rect>
              ))}
              {at % every === 0 && (
                <text
                  className={`ah-chart__text${at % (2 * every) === 0 ? '' : ' ah-chart__text--spare'}`}
                  x={at === labels.length - 1 ? width : middle}
                  y={height - 10}
                  textAnchor={at === labels.length - 1 ? 'end' : 'middle'}
                >
                  {label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** The next even round number: 2, 4, 10, 20, 40, 100 … so that its half is whole. */
function roundUp(value: number): number {
  for (let scale = 1; ; scale *= 10) for (const step of [2, 4, 10]) if (step * scale >= value) return step * scale;
}
