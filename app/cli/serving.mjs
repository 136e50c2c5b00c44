import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './prepare.mjs';

/** True while a process serves from the data folder. */
export function isServing() {
  try {
    const lock = path.resolve(root, process.env.DATA_DIR || '.data', 'answerhall.lock');
    process.kill(JSON.parse(readFileSync(lock, 'utf8')).pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
