// `npm run bench`: what a request costs, beside a bare server that sends the same bytes in the same run, and how that grows
// with the number of questions. BENCH_SIZES=10000,200000 names the sizes; smaller ones make a quick look.
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { load, measure } from './load.mjs';
import { pageWeight } from './page-weight.mjs';
import { startProduct } from './product.mjs';
import { table } from './table.mjs';
import { makeVisit } from './visit.mjs';

const sizes = (process.env.BENCH_SIZES ?? '10000,200000').split(',').map(Number);
const samples = Number(process.env.BENCH_SAMPLES ?? 400);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);

const product = await startProduct();
try {
  const visit = await makeVisit(product);
  const results = [];
  let have = 0;
  for (const size of sizes) {
    console.log(`\nGenerating ${size - have} questions …`);
    console.log(await product.admin(['generate', String(size - have)]));
    have = size;
    // A process that has served the smaller size is warmer: each size gets one of its own.
    await product.restart();
    results.push({ size, rows: await round(visit) });
    console.log(`\n${size.toLocaleString('en')} questions`);
    console.log(table(results.at(-1).rows));
  }
  if (results.length > 1) {
    console.log('\nGrowth of p95 from the first size to the last');
    const [first, last] = [results[0].rows, results.at(-1).rows];
    console.log(
      table(
        last
          .map((row, n) => ({ what: row.what, growth: row.p95 / first[n].p95 }))
          .filter((row) => Number.isFinite(row.growth)),
      ),
    );
  }
  console.log('\nA question page, cold, compressed, everything counted');
  console.log(table(await pageWeight(product.base, visit.thread)));
} finally {
  await product.stop();
}

async function round(visit) {
  const rows = [];
  for (const [what, url] of [
    ['cached home', '/'],
    ['cached list', '/questions'],
    ['cached thread', visit.thread],
  ]) {
    const headers = { 'accept-encoding': 'gzip' };
    const answer = await fetch(product.base + url, { headers });
    await answer.arrayBuffer();
    const cached = await load(product.base + url, { seconds, headers });
    const floor = await withFloor(product.base + url, (address) => load(address, { seconds, headers }));
    rows.push({
      what,
      p50: cached.p50,
      p95: cached.p95,
      p99: cached.p99,
      'req/s': cached.rate,
      floor: floor.rate,
      ratio: cached.rate / floor.rate,
    });
  }
  for (const [what, one] of visit.requests) {
    const m = await measure(product, samples, one);
    rows.push({
      what,
      p50: m.p50,
      p95: m.p95,
      p99: m.p99,
      'cpu ms': m.cpu,
      'app ms': m.app,
      'db ms': m.database,
      sql: m.statements,
    });
  }
  return rows;
}

/** The same bytes from a bare server. */
async function withFloor(url, run) {
  const raw = await new Promise((resolve, reject) => {
    import('node:http').then(({ get }) =>
      get(url, { headers: { 'accept-encoding': 'gzip' } }, (res) => {
        const parts = [];
        res.on('data', (part) => parts.push(part));
        res.on('end', () => resolve({ body: Buffer.concat(parts), encoding: res.headers['content-encoding'] ?? '' }));
      }).on('error', reject),
    );
  });
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'answerhall-floor-')), 'body');
  writeFileSync(file, raw.body);
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'floor.mjs'), file, raw.encoding], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise((resolve) => child.stdout.once('data', (data) => resolve(String(data).trim())));
  try {
    return await run(`http://127.0.0.1:${port}/`);
  } finally {
    child.kill();
  }
}
