import { stringify } from 'csv-stringify/sync';

export type CsvValue = string | number | boolean | Date | null | undefined;

/**
 * A table as CSV (RFC 4180, CRLF, UTF-8 with a byte-order mark for spreadsheets). Cells that a spreadsheet would run as a
 * formula are defused with a leading apostrophe, also when blanks or quotes stand before the sign.
 */
export function toCsv(header: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  return `\uFEFF${csvRows([header, ...rows])}`;
}

/** Further rows of the same table, for sending a long one piece by piece. */
export function csvRows(rows: Iterable<readonly CsvValue[]>): string {
  return stringify(
    [...rows].map((row) => row.map(defuse)),
    { record_delimiter: 'windows' },
  );
}

function defuse(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = (value instanceof Date ? value.toISOString() : value).replaceAll('\u0000', '');
  return /^[\s"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
