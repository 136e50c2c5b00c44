import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/**
 * zxcvbn can take seconds for a long text of patterns, and its word lists 60 MB: it runs in a thread that ends when unused.
 * Plain script, because a thread cannot load TypeScript.
 */
const script = `
const { parentPort, workerData } = require('node:worker_threads');
const [core, ...packs] = workerData.map((file) => require(file));
const zxcvbn = new core.ZxcvbnFactory({
  dictionary: Object.assign({}, ...packs.map((pack) => pack.dictionary)),
  graphs: packs[0].adjacencyGraphs,
});
parentPort.on('message', ({ id, password, own }) => {
  parentPort.postMessage({ id, guesses: zxcvbn.check(password, own).guessesLog10 });
});`;

const require = createRequire(import.meta.url);
const packages = [
  require.resolve('@zxcvbn-ts/core'),
  require.resolve('@zxcvbn-ts/language-common'),
  require.resolve('@zxcvbn-ts/language-en'),
  require.resolve('@zxcvbn-ts/language-es-es'),
];
const UNUSED_MS = 60_000;
const LIMIT_MS = 4000;
/** Enough to know a common one by; more only costs time. */
const LOOKED_AT = 40;

let thread: Worker | undefined;
let resting: NodeJS.Timeout | undefined;
let lastId = 0;

function start(): Worker {
  const worker = new Worker(script, { eval: true, workerData: packages, env: {} });
  worker.setMaxListeners(200);
  worker.unref();
  worker.on('error', () => {});
  worker.once('exit', () => {
    if (thread === worker) thread = undefined;
  });
  return worker;
}

/**
 * How many guesses a password withstands, as a power of ten; `own` are words its owner would be guessed by (name, address).
 * Null when that cannot be said in time.
 */
export function guessesPower(password: string, own: readonly string[]): Promise<number | null> {
  thread ??= start();
  const worker = thread;
  const id = ++lastId;
  clearTimeout(resting);
  return new Promise((resolve) => {
    const end = (power: number | null) => {
      clearTimeout(clock);
      worker.off('message', hear).off('exit', lost);
      resting = setTimeout(() => void worker.terminate(), UNUSED_MS).unref();
      resolve(power);
    };
    const hear = (reply: { id: number; guesses: number }) => reply.id === id && end(reply.guesses);
    const lost = () => end(null);
    const clock = setTimeout(() => {
      void worker.terminate();
      end(null);
    }, LIMIT_MS);
    worker.on('message', hear).once('exit', lost);
    worker.postMessage({ id, password: [...password].slice(0, LOOKED_AT).join(''), own });
  });
}
