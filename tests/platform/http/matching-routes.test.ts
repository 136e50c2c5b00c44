import path from 'node:path';
import { flatRoutes } from '@remix-run/dev/dist/config/flat-routes.js';
import { matchRoutes } from '@remix-run/react';
import { describe, expect, test } from 'vitest';
import { routeFinder } from '~/platform/http/matching-routes';

type Route = { id: string; parentId?: string; path?: string; index?: boolean; caseSensitive?: boolean };
type Tree = { id: string; path: string; index?: boolean; caseSensitive?: boolean; children?: Tree[] }[];

/** The real routes below the root, as the build has them. */
const files = flatRoutes(path.resolve(import.meta.dirname, '../../../app'), [
  '**/.*',
  '**/*.words.ts',
  '**/*.server.ts',
]);
const routes: Record<string, Route> = { root: { id: 'root', path: '' }, ...(files as Record<string, Route>) };

function treeOf(ids: readonly string[], parent?: string): Tree {
  return ids
    .map((id) => routes[id] as Route)
    .filter((route) => route.parentId === parent)
    .map(({ id, path: at = '', index, caseSensitive }) => ({
      id,
      path: at,
      caseSensitive,
      ...(index ? { index } : { children: treeOf(ids, id) }),
    })) as Tree;
}

const trees = new Map<string, Tree>();

function match(ids: readonly string[], at: string) {
  const tree = trees.get(ids.join()) ?? treeOf(ids);
  trees.set(ids.join(), tree);
  return matchRoutes(tree as never, at)?.map((m) => [(m.route as { id: string }).id, m.params, m.pathname]) ?? null;
}

const values = ['12', 'new', 'a.b', '_x'];

/** Paths that a pattern names, with and without its optional parts. */
function pathsOf(pattern: string): string[] {
  let made = [''];
  for (const part of pattern.split('/').filter(Boolean)) {
    const name = part.replace(/\?$/, '');
    const here = name === '*' ? ['', 'one', 'one/two/three'] : name.startsWith(':') ? values : [name];
    made = made.flatMap((before) => [
      ...(part.endsWith('?') ? [before] : []),
      ...here.map((one) => `${before}/${one}`),
    ]);
  }
  return made;
}

const twisted = (at: string) => [
  at || '/',
  `${at}/`,
  at.toUpperCase(),
  `${at}.data`,
  `${at}/more`,
  `/${at}`,
  at.replace('/', '//'),
  at.replace(/[a-z](?=[^/]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  `${at}/%2F`,
  `${at}/ñ`,
  `${at}/..`,
  `${at}/./x`,
];

describe('the routes that may match a path', () => {
  const all = Object.keys(routes);
  const find = routeFinder(routes);
  const paths = [
    ...new Set([...all.flatMap((id) => pathsOf(routes[id]?.path ?? '')).flatMap(twisted), '/none', '/a/b/c/d/e']),
  ];

  test('lead to the very match that all routes lead to, on every route and on twisted addresses', () => {
    expect(all.length).toBeGreaterThan(50);
    expect(paths.length).toBeGreaterThan(1_000);
    for (const at of paths) expect([at, match(find(at) ?? all, at)]).toEqual([at, match(all, at)]);
  });

  test('are a few of them', () => {
    expect(find('/questions/12/some-words')?.sort()).toEqual(['root', 'routes/$', 'routes/questions.$id.($slug)']);
    expect(find('/QUESTIONS')).toContain('routes/questions._index');
    for (const at of ['/questions/%31', '//questions', '/questions/12.data', '/a/../questions'])
      expect(find(at)).toBeNull();
  });
});
