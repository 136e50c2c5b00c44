// `node tests/bench/desk.mjs`: what the verification desk and the lists of what is official cost with little and with much that waits.
// BENCH_WAITING=500,5000 names how much: so many are due for review, because the clock has moved on. Each size has a product of
// its own; the pages of both are asked for in turn.
import { idle, measure } from './load.mjs';
import { startProduct } from './product.mjs';
import { table } from './table.mjs';
import { logIn } from './visit.mjs';

const sizes = (process.env.BENCH_WAITING ?? '500,5000').split(',').map(Number);
const samples = Number(process.env.BENCH_SAMPLES ?? 200);
const password = 'a-long-password-for-the-bench';
const passes = 3;

const desks = [];
try {
  for (const size of sizes) desks.push(await openDesk(size));
  const rows = [];
  for (const n of desks[0].pages.keys()) {
    const taken = desks.map(() => []);
    for (let pass = 0; pass < passes; pass++)
      for (const [at, { product, pages }] of desks.entries())
        taken[at].push(await measure(product, samples, pages[n].ask, pass === 0 && n === 0 ? 800 : 40));
    const figure = (at, name) => taken[at].map((m) => m[name]).sort((a, b) => a - b)[passes >> 1];
    for (const [at, size] of sizes.entries())
      rows.push({
        what: `${desks[at].pages[n].what}, ${size}`,
        p50: figure(at, 'p50'),
        p95: figure(at, 'p95'),
        'db ms': figure(at, 'database'),
        sql: figure(at, 'statements'),
        growth: figure(at, 'p95') / figure(0, 'p95'),
      });
  }
  console.log(table(rows));
} finally {
  for (const { product } of desks) await product.stop();
}

/** A product in which so much is due, a lead who may confirm it, and the pages they look at. */
async function openDesk(size) {
  const product = await startProduct();
  const { base, admin } = product;
  console.log(`Generating ${size} answers that will be due …`);
  // A fifth of the generated threads has one, and half of those are due by then.
  await admin(['generate', String(size * 10)]);
  const [{ slug }] = (await (await fetch(`${base}/api/v1/agencies`)).json()).items;
  const email = 'bench-lead@example.org';
  const account = ['--name', 'Bench Lead', '--role', 'lead', '--agency', slug, '--password', password];
  await admin(['user', 'create', '--email', email, ...account]);
  await admin(['delegation', 'grant', '--email', email, '--agency', slug, '--risk', 'high']);
  await admin(['clock', '+100d']);
  await idle(base);
  const cookie = await logIn(base, email, password);
  const desk = '/staff/verification?scope=all';
  const [, second] = /href="([^"]*after=[^"]*)"/.exec(await look(desk)) ?? [];
  const pages = [
    ['all', desk],
    ['all, second page', (second ?? desk).replaceAll('&amp;', '&')],
    ['due', `${desk}&waits=due`],
    ['mine', '/staff/verification?scope=mine'],
    ['official, newest', '/official'],
    ['official, A to Z', '/official?sort=az'],
  ].map(([what, path]) => ({ what, ask: () => look(path) }));
  return { product, pages };

  async function look(path) {
    const answer = await fetch(new URL(path, base), { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`${answer.url}: ${answer.status}`);
    return answer.text();
  }
}
