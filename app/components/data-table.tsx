import type { ReactNode } from 'react';
import { RadioGroup } from './choice-field.tsx';
import { classNames } from './class-names.ts';

export type Column<Row> = {
  key: string;
  header: string;
  /** Right-aligned, figures of equal width. */
  numeric?: boolean;
  /** Names the row; read out with each of its cells. */
  rowHeader?: boolean;
  /** The number of the part it belongs to, of a table that has `parts`. */
  part?: number;
  cell: (row: Row) => ReactNode;
};

/**
 * A table that becomes a list of labelled lines where there is no room for its columns. One with many rows of many columns has `parts`
 * instead: then one of them is shown at a time, chosen without a request.
 */
export function DataTable<Row>(props: {
  caption: ReactNode;
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** The line under it that counts all the others together. */
  total?: Row;
  compact?: boolean;
  parts?: { legend: string; labels: readonly string[] };
}) {
  const { caption, hideCaption, columns, rows, rowKey, total, compact, parts } = props;
  return (
    <div
      className={classNames('ah-table-box', parts ? 'ah-table-box--parts' : columns.length > 7 && 'ah-table-box--wide')}
    >
      {parts && (
        <RadioGroup
          legend={parts.legend}
          name="table-part"
          inline
          defaultValue="0"
          options={parts.labels.map((label, part) => ({ value: String(part), label }))}
        />
      )}
      <table className={classNames('usa-table ah-table', compact && 'ah-table--compact')}>
        <caption className={hideCaption ? 'ah-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                data-part={column.part}
                className={column.numeric ? 'ah-numeric' : undefined}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tbody>
        {total !== undefined && (
          <tfoot>
            <Line row={total} columns={columns} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Line<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <tr>
      {columns.map((column) => {
        const Cell = column.rowHeader ? 'th' : 'td';
        return (
          <Cell
            key={column.key}
            scope={column.rowHeader ? 'row' : undefined}
            data-label={column.header}
            data-part={column.part}
            className={column.numeric ? 'ah-numeric' : undefined}
          >
            {column.cell(row)}
          </Cell>
        );
      })}
    </tr>
  );
}
