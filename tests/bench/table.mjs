const written = (value) =>
  typeof value !== 'number'
    ? String(value ?? '')
    : Number.isInteger(value)
      ? value.toLocaleString('en')
      : value.toFixed(value < 10 ? 2 : 1);

/** Rows of figures under their names. */
export function table(rows) {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [names, ...rows.map((row) => names.map((name) => written(row[name])))];
  const widths = names.map((_, n) => Math.max(...cells.map((line) => line[n].length)));
  return cells
    .map((line) => line.map((text, n) => (n === 0 ? text.padEnd(widths[n]) : text.padStart(widths[n]))).join('  '))
    .join('\n');
}
