/** What is looked at of a route of the build. */
type Route = { id: string; parentId?: string | undefined; path?: string | undefined };

/** Only names written as they are: what is escaped, doubled or dotted away is left to Remix, which asks all routes. */
const PLAIN = /^(\/[\w.~-]+)*\/?$/;

/**
 * Finds the routes that may answer a path, so that Remix matches, and sets up, those alone instead of all of them three times for
 * each request. It leaves too many in rather than one out: Remix still decides. Null: ask them all.
 */
export function routeFinder(routes: Readonly<Record<string, Route>>): (pathname: string) => string[] | null {
  const leaves = Object.values(routes).filter((route) => !Object.values(routes).some((r) => r.parentId === route.id));
  const patterns = leaves.map((leaf) => {
    const line = lineage(leaf, routes);
    return { ids: line.map(({ id }) => id), parts: line.flatMap(({ path }) => path?.split('/').filter(Boolean) ?? []) };
  });
  return (pathname) => {
    if (!PLAIN.test(pathname) || /\/\.\.?(\/|$)|\.data$/.test(pathname)) return null;
    const asked = pathname.toLowerCase().split('/').filter(Boolean);
    const ids = new Set(patterns.filter(({ parts }) => mayMatch(parts, asked)).flatMap((pattern) => pattern.ids));
    return ids.size > 0 ? [...ids] : null;
  };
}

/** A route with its parents, the outermost first. */
function lineage(route: Route, routes: Readonly<Record<string, Route>>): Route[] {
  const parent = route.parentId === undefined ? undefined : routes[route.parentId];
  return parent ? [...lineage(parent, routes), route] : [route];
}

function mayMatch(parts: readonly string[], asked: readonly string[]): boolean {
  for (const [at, part] of parts.entries()) {
    if (part === '*' || part.endsWith('?')) return true;
    const name = asked[at];
    if (name === undefined || !(part.startsWith(':') || part.toLowerCase() === name)) return false;
  }
  return parts.length === asked.length;
}
