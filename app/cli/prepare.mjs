// What must be there before anything of ours can run: packages and a build. Plain Node, because nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');

const LOCK_MARK = path.join(root, 'node_modules', '.answerhall-lock');
const BUILD = path.join(root, 'build');
const BUILD_MARK = path.join(BUILD, '.sources');
const LEAST_NODE = [20, 19];

/** Ends the process with one sentence. */
export function giveUp(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_NODE;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  giveUp(`Answerhall needs Node.js ${LEAST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}

/** In an image there are the build and its packages, no sources: nothing to prepare. */
const hasSources = existsSync(path.join(root, 'app', 'routes'));

/** Installs the packages of the lockfile if they are missing or it has changed. */
export function ensureInstalled() {
  if (!hasSources) return;
  const wanted = hashOf([path.join(root, 'package-lock.json')]);
  if (existsSync(LOCK_MARK) && readFileSync(LOCK_MARK, 'utf8') === wanted) return;
  if (!installedByHand()) {
    say('Installing packages (once; one or two minutes) …');
    const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
    // A lockfile that npm finds fault with still pins the versions.
    if (!npm(['ci', ...flags]) && !npm(['install', '--no-save', ...flags])) {
      giveUp('The packages could not be installed; the lines above say why.');
    }
  }
  writeFileSync(LOCK_MARK, wanted);
}

/** npm notes what it has installed; newer than the lockfile means that somebody has run it. */
function installedByHand() {
  const note = path.join(root, 'node_modules', '.package-lock.json');
  return existsSync(note) && statSync(note).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs;
}

/** Builds if the sources have changed since the last build. Two starts at once build once. */
export function ensureBuilt() {
  if (!hasSources) return;
  const isFresh = () => existsSync(BUILD_MARK) && readFileSync(BUILD_MARK, 'utf8') === sourcesHash();
  if (isFresh()) return;
  mkdirSync(BUILD, { recursive: true });
  const release = waitForBuildLock();
  try {
    if (!isFresh()) build();
  } finally {
    release();
  }
}

/** Builds beside the present build and takes its place when all is well: a failed build changes nothing. */
function build() {
  say('Building …');
  const sources = sourcesHash();
  // As deep as its final place, so that the source maps' relative paths hold.
  const fresh = path.join(root, '.cache');
  const remix = path.join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  const result = spawnSync(process.execPath, [remix, 'vite:build', '-c', 'remix.config.js', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', VITEST: '', BUILD_DIRECTORY: path.relative(root, fresh) },
  });
  if (result.status !== 0) giveUp(`${result.stdout}${result.stderr}\nThe build failed; the lines above say why.`);
  for (const part of ['client', 'server']) {
    rmSync(path.join(BUILD, part), { recursive: true, force: true });
    renameSync(path.join(fresh, part), path.join(BUILD, part));
  }
  writeFileSync(BUILD_MARK, sources);
}

function waitForBuildLock() {
  const lock = path.join(BUILD, '.building');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isAlive(Number(readIfThere(lock)))) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid || -1, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

export function isBuilt() {
  return existsSync(BUILD_MARK);
}

/** The built program of this name (see remix.config.js). */
export function built(name) {
  return new URL(`../../build/server/${name}.js`, import.meta.url).href;
}

/** Runs npm, the very one that has started us if one has; true if all went well. */
function npm(args) {
  const own = process.env.npm_execpath;
  const [program, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  const result = spawnSync(program, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.error) giveUp(`npm cannot be run: ${result.error.message}`);
  return result.status === 0;
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function sourcesHash() {
  const files = ['package-lock.json', 'remix.config.js', 'tsconfig.json'].map((file) => path.join(root, file));
  for (const folder of ['app', 'db', 'public']) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) files.push(path.join(entry.parentPath ?? entry.path, entry.name));
    }
  }
  return hashOf(files.sort());
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
