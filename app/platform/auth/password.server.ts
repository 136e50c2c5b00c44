import { availableParallelism } from 'node:os';
import { hash, type Options, verify } from '@node-rs/argon2';

/** OWASP's argon2id (2 stands for it): 19 MiB, two passes, one lane; about 30 ms of a core. */
const options: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing runs on Node's thread pool; one core is always left for answering requests. */
const ROOM = Math.max(1, availableParallelism() - 1);
const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= ROOM) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The same password typed on another keyboard is the same password (NIST SP 800-63B, 3.1.1.2). */
const normal = (password: string) => password.normalize('NFKC');

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), options));
}

let nobody: Promise<string> | undefined;

/** Is this the password? Without a hash (no such account) the answer is no, after the same work. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const against = stored ?? (await nobody);
  const right = await inTurn(() => verify(against, normal(password)).catch(() => false));
  return right && stored !== null && stored !== undefined;
}
