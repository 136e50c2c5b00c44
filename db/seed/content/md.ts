/** Markdown written indented in the source: the common indent and the outer blank lines go. */
export function md(text: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const lines = String.raw({ raw: text.raw }, ...values).split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents.filter((n) => n > 0), Number.POSITIVE_INFINITY);
  const cut = lines.map((line) => (line.length - line.trimStart().length >= indent ? line.slice(indent) : line));
  return cut.join('\n').trim();
}
