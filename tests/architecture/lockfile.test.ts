import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../db/project-root.ts';

interface Locked {
  optionalDependencies?: Record<string, string>;
}

test('the lockfile names the optional packages of every platform, or npm ci refuses it', () => {
  const file = readFileSync(path.join(projectRoot(), 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(file) as { packages: Record<string, Locked> };
  const named = new Set(Object.keys(packages).map((place) => place.replace(/^.*node_modules\//, '')));
  const wanted = Object.values(packages).flatMap((locked) => Object.keys(locked.optionalDependencies ?? {}));
  expect(wanted.filter((name) => !named.has(name))).toEqual([]);
});
