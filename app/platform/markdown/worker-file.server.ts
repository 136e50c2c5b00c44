import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Where a thread can load the renderer from. A built server has `render-worker.js` beside or above this module. From
 * sources (tests, `npm run dev`) a thread cannot load TypeScript, so Vite bundles the entry once into node_modules/.cache,
 * where its bare imports resolve.
 */
export async function workerFile(): Promise<URL> {
  for (const place of ['./render-worker.js', '../render-worker.js', '../server/render-worker.js']) {
    const url = new URL(place, import.meta.url);
    if (url.protocol === 'file:' && existsSync(url)) return url;
  }
  return bundleFromSource(fileURLToPath(new URL('./render-worker.ts', import.meta.url)));
}

async function bundleFromSource(entry: string): Promise<URL> {
  if (!existsSync(entry))
    throw new Error(`The Markdown renderer is missing: run "npm run build" (looked for ${entry})`);
  const root = path.resolve(path.dirname(entry), '../../..');
  const file = path.join(root, 'node_modules/.cache/answerhall', `render-worker-${sourcesHash(entry)}.mjs`);
  if (existsSync(file)) return pathToFileURL(file);
  const { build } = await import('vite');
  const built = await build({
    root,
    configFile: false,
    envDir: false,
    logLevel: 'error',
    build: { ssr: entry, write: false, target: 'node20', minify: false },
  });
  const chunk = [built].flat().flatMap((result) => ('output' in result ? result.output : []))[0];
  if (chunk?.type !== 'chunk') throw new Error('The Markdown renderer could not be bundled');
  await mkdir(path.dirname(file), { recursive: true });
  // Several test processes may do this at once: whole or not at all.
  await writeFile(`${file}.${process.pid}`, chunk.code);
  await rename(`${file}.${process.pid}`, file);
  return pathToFileURL(file);
}

/** Of everything the renderer may be made of: its own folder, and the one of text rules beside it. */
function sourcesHash(entry: string): string {
  const hash = createHash('sha256');
  for (const folder of [path.dirname(entry), path.resolve(path.dirname(entry), '../text')]) {
    for (const name of readdirSync(folder).sort()) hash.update(readFileSync(path.join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
