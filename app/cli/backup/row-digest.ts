import { createHash } from 'node:crypto';

/** How many rows a table has and a sum over them in which their order does not count. */
export interface Digest {
  rows: number;
  sum: string;
}

/** Takes COPY's lines one by one. Rows of a table differ from each other (primary keys), so equal ones cannot cancel out. */
export class RowDigest {
  #rows = 0;
  readonly #sum = Buffer.alloc(32);

  add(line: string): void {
    const hash = createHash('sha256').update(line).digest();
    for (let at = 0; at < 32; at += 1) this.#sum[at] = (this.#sum[at] ?? 0) ^ (hash[at] ?? 0);
    this.#rows += 1;
  }

  result(): Digest {
    return { rows: this.#rows, sum: this.#sum.toString('hex') };
  }
}
