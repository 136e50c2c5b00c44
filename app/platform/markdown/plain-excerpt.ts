const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The visible words of one line of Markdown. Every quantifier is bounded, so a hostile line costs what a long one does. */
function plainLine(line: string): string {
  return line
    .replace(/^[\s>]{0,80}(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s)?/, '')
    .replace(/!?\[([^[\]]{0,300})\](?:\([^()\s]{0,2000}(?:\s"[^"]{0,200}")?\)|\[[^[\]]{0,100}\])?/g, '$1')
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]{1,500})>/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]{0,300}>/g, '')
    .replace(
      /\\([\\`*_{}[\]()#+.!|~<>-])|[*`~]{1,3}|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu,
      (_, escaped?: string) => escaped ?? '',
    )
    .replace(/\|/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '');
}

/**
 * The first words of a text without its markup, at most `length` characters, cut between words: for search results and
 * page descriptions. Plain text, to be escaped like any other.
 */
export function plainExcerpt(markdown: string, length: number): string {
  const words: string[] = [];
  let collected = 0;
  for (const line of markdown.slice(0, length * 8 + 2000).split('\n')) {
    if (/^\s*(?:```|~~~|[-=*_|:\s]{3,}$|\[[^\]]{1,100}\]:\s)/.test(line)) continue;
    const plain = plainLine(line).trim();
    if (plain) words.push(plain);
    collected += plain.length;
    if (collected > length) break;
  }
  const text = words.join(' ').replace(/\s+/g, ' ').trim();
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const space = cut.lastIndexOf(' ');
  const kept = space > length / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '').slice(0, -1);
  return `${kept.replace(/[\s,;:.–-]+$/, '')}…`;
}
