import type TurndownService from 'turndown';

/** Tables as GitHub writes them; the first row is the heading, short rows are filled up. */
export function addTableRules(service: TurndownService): void {
  service.addRule('tableCell', {
    filter: ['th', 'td'],
    replacement: (content, node) => {
      const words = content
        .trim()
        .replace(/\s*\\?\n\s*/g, ' ')
        .replace(/(?<!\\)\|/g, '\\|');
      return ` ${words} |${'  |'.repeat(columns(node as Element) - 1)}`;
    },
  });
  service.addRule('tableRow', {
    filter: 'tr',
    replacement: (content, node) => {
      const table = (node as Element).closest('table');
      const { first, width } = table ? shapeOf(table) : { first: null, width: 1 };
      const row = `|${content.replace(/\n/g, ' ')}${'  |'.repeat(width - rowWidth(node as Element))}\n`;
      return first === node ? `${row}|${' --- |'.repeat(width)}\n` : row;
    },
  });
  service.addRule('tableSection', { filter: ['thead', 'tbody', 'tfoot'], replacement: (content) => content });
  service.addRule('table', { filter: 'table', replacement: (content) => `\n\n${content.trim()}\n\n` });
}

const shapes = new WeakMap<Element, { first: Element | null; width: number }>();

/** The first row and the number of columns; counted once per table. */
function shapeOf(table: Element): { first: Element | null; width: number } {
  let shape = shapes.get(table);
  if (!shape) {
    const rows = Array.from(table.querySelectorAll('tr'));
    shape = { first: rows[0] ?? null, width: rows.reduce((most, row) => Math.max(most, rowWidth(row)), 1) };
    shapes.set(table, shape);
  }
  return shape;
}

function columns(cell: Element): number {
  const span = Number(cell.getAttribute('colspan'));
  return span > 1 && span <= 50 ? Math.floor(span) : 1;
}

function rowWidth(row: Element): number {
  return Array.from(row.children).reduce((sum, cell) => sum + columns(cell), 0);
}
