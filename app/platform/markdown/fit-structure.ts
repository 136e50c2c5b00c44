/** What each of these may stand in; anywhere else a browser would use it to break out of the post it is in. */
const PARENTS: Record<string, readonly string[]> = {
  li: ['ul', 'ol'],
  dt: ['dl'],
  dd: ['dl'],
  caption: ['table'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['table', 'thead', 'tbody', 'tfoot'],
  th: ['tr'],
  td: ['tr'],
};
/** No such element inside another of its kind. */
const KINDS: Record<string, string> = { a: 'link', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading' };
const VOID = new Set(['br', 'img']);
/** A paragraph ends where one of these begins, as it does in browsers. */
const BLOCKS = new Set('p h3 h4 h5 h6 blockquote pre ul ol li dl dt dd table hr'.split(' '));
const TABLE_OPEN = '<div class="md-table" tabindex="0">';

/**
 * Second half of cleaning: takes balanced, sanitized HTML and drops list items, cells and the like that stand outside
 * their lists and tables, links in links and headings in headings. Tables get a frame that scrolls sideways and can be
 * reached by keyboard. One pass.
 */
export function fitStructure(html: string): string {
  const open: { tag: string; kept: boolean }[] = [];
  const inside: Record<string, number> = {};
  return html.replace(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g, (whole, slash: string, tag: string) => {
    if (VOID.has(tag)) return whole;
    const kind = KINDS[tag];
    if (slash) {
      const element = open.pop();
      if (!element?.kept) return '';
      if (kind) inside[kind] = (inside[kind] ?? 1) - 1;
      return tag === 'table' ? '</table></div>' : whole;
    }
    const parent = open.findLast((element) => element.kept);
    let before = '';
    if (parent?.tag === 'p' && BLOCKS.has(tag)) {
      parent.kept = false;
      before = '</p>';
    }
    if (tag === 'hr') return before + whole;
    const container = before ? open.findLast((element) => element.kept) : parent;
    const kept = (PARENTS[tag]?.includes(container?.tag ?? '') ?? true) && !(kind && inside[kind]);
    open.push({ tag, kept });
    if (!kept) return before;
    if (kind) inside[kind] = (inside[kind] ?? 0) + 1;
    return before + (tag === 'table' ? `${TABLE_OPEN}<table>` : whole);
  });
}
