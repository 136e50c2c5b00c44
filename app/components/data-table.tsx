import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Column<Row> = {
  key: string;
  header: string;
  /** Right-aligned, figures of equal width. */
  numeric?: boolean;
  /** Names the row; read out with each of its cells. */
  rowHeader?: boolean;
  cell: (row: Row) => ReactNode;
};

/** A table that becomes a list of labelled lines where there is no room for its columns. */
export function DataTable<Row>(props: {
  caption: ReactNode;
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  compact?: boolean;
}) {
  const { caption, hideCaption, columns, rows, rowKey, compact } = props;
  return (
    <div className={classNames('ah-table-box', columns.length > 7 && 'ah-table-box--wide')}>
      <table className={classNames('usa-table ah-table', compact && 'ah-table--compact')}>
        <caption className={hideCaption ? 'ah-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.numeric ? 'ah-numeric' : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => {
                const Cell = column.rowHeader ? 'th' : 'td';
                return (
                  <Cell
                    key={column.key}
                    scope={column.rowHeader ? 'row' : undefined}
                    data-label={column.header}
                    className={column.numeric ? 'ah-numeric' : undefined}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
