import { answerEndpoints } from './answers';
import { directoryEndpoints } from './directory';
import type { Endpoint } from './endpoint';
import { escalationEndpoints } from './escalations';
import { questionEndpoints } from './questions';
import { searchEndpoints } from './search';

/** Every call of API v1. */
export const endpoints: readonly Endpoint[] = [
  ...directoryEndpoints,
  ...questionEndpoints,
  ...answerEndpoints,
  ...escalationEndpoints,
  ...searchEndpoints,
];

type Way = { segments: string[]; methods: Map<string, Endpoint> };

const ways = new Map<string, Way>();
for (const one of endpoints) {
  const way = ways.get(one.path) ?? { segments: one.path.split('/').slice(1), methods: new Map() };
  ways.set(one.path, way);
  way.methods.set(one.method, one);
}

export type Match = { methods: ReadonlyMap<string, Endpoint>; params: Record<string, string> };

/** What can be called at this path (without /api/v1); null: nothing. */
export function matchPath(path: string): Match | null {
  const parts = path.split('/').slice(1);
  for (const { segments, methods } of ways.values()) {
    if (segments.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = segments.every((segment, i) => {
      const part = parts[i] ?? '';
      if (!segment.startsWith(':')) return segment === part;
      params[segment.slice(1)] = part;
      return true;
    });
    if (fits) return { methods, params };
  }
  return null;
}
