/**
 * Whether a site's robots.txt lets an agent read a path (RFC 9309): the group that names the agent, else that for all; the longest
 * matching rule wins, and allowing wins a tie. No group, no rule, no file: allowed.
 */
export function robotsAllow(file: string, agent: string, path: string): boolean {
  const rules = rulesFor(file, agent.toLowerCase());
  let best = { length: -1, allow: true };
  for (const { allow, pattern } of rules) {
    if (pattern === '' || !matches(pattern, path)) continue;
    if (pattern.length > best.length || (pattern.length === best.length && allow))
      best = { length: pattern.length, allow };
  }
  return best.allow;
}

type Rule = { allow: boolean; pattern: string };

function rulesFor(file: string, agent: string): Rule[] {
  const groups = new Map<string, Rule[]>();
  let names: string[] = [];
  let open = false;
  for (const line of file.slice(0, 500_000).split(/\r?\n/)) {
    const [, key = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? [];
    const field = key.toLowerCase();
    if (field === 'user-agent') {
      if (!open) names = [];
      open = true;
      names.push(value.trim().toLowerCase());
    } else if (field === 'allow' || field === 'disallow') {
      open = false;
      for (const name of names)
        groups.set(name, [
          ...(groups.get(name) ?? []),
          { allow: field === 'allow', pattern: value.trim().slice(0, 500) },
        ]);
    }
  }
  const own = [...groups.keys()].find((name) => name !== '*' && name !== '' && agent.startsWith(name));
  return groups.get(own ?? '*') ?? [];
}

/** `*` stands for anything, `$` for the end. Done by searching piece by piece: no pattern of a stranger's becomes a regular expression. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const pieces = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  let at = 0;
  for (const [n, piece] of pieces.entries()) {
    const found = n === 0 ? (path.startsWith(piece) ? 0 : -1) : path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return !anchored || at === path.length || pieces.at(-1) === '' || path.endsWith(pieces.at(-1) ?? '');
}
