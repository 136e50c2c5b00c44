// `node tests/bench/queue.mjs`: what the staff queue costs with few open cases and with many. BENCH_CASES=200,20000 names how many;
// they are opened one by one through the API, as staff would. Each size has a product of its own with as many questions, and the pages of
// both are asked for in turn: neither is measured in a warmer process or a quieter minute.
import { setTimeout as pause } from 'node:timers/promises';
import { idle, measure } from './load.mjs';
import { startProduct } from './product.mjs';
import { table } from './table.mjs';
import { logIn } from './visit.mjs';

const sizes = (process.env.BENCH_CASES ?? '200,20000').split(',').map(Number);
const samples = Number(process.env.BENCH_SAMPLES ?? 100);
const password = 'a-long-password-for-the-bench';
const passes = 4;
/** Autovacuum looks round once a minute; what it does then belongs to no page. */
const AUTOVACUUM_MS = 90_000;

const desks = [];
try {
  for (const size of sizes) desks.push(await openDesk(size, Math.max(...sizes)));
  await pause(AUTOVACUUM_MS);
  const views = desks[0].pages.map(({ what }) => what);
  const taken = desks.map(() => new Map(views.map((what) => [what, []])));
  for (let pass = 0; pass < passes; pass++)
    for (const [n, what] of views.entries())
      for (const at of (pass + n) % 2 === 0 ? desks.keys() : [...desks.keys()].reverse()) {
        const { product, pages } = desks[at];
        const warmUp = pass === 0 && n === 0 ? 800 : 40;
        taken[at].get(what).push(await measure(product, samples, pages[n].ask, warmUp));
      }
  const figures = taken.map((by) =>
    views.map((what) => {
      const middle = (of) => median(by.get(what).map(of));
      const names = { p50: 'p50', p95: 'p95', 'cpu ms': 'cpu', 'db ms': 'database', sql: 'statements' };
      return { what, ...Object.fromEntries(Object.entries(names).map(([name, key]) => [name, middle((m) => m[key])])) };
    }),
  );
  for (const [n, size] of sizes.entries()) {
    console.log(`\n${size.toLocaleString('en')} open cases (the middle of ${passes} passes)`);
    console.log(table(figures[n]));
  }
  const [first, last] = [figures[0], figures.at(-1)];
  console.log('\nGrowth of p95 from the first to the last');
  console.log(table(last.map((row, n) => ({ what: row.what, growth: row.p95 / first[n].p95 }))));
} finally {
  for (const { product } of desks) await product.stop();
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** A product with so many questions and open cases, all that follows from their opening done, and the pages its people look at. */
async function openDesk(size, questions) {
  const product = await startProduct();
  const { base, admin } = product;
  console.log(`Generating ${questions} questions, opening ${size} cases …`);
  await admin(['generate', String(questions)]);
  const agencies = (await json('/agencies')).items;
  const triage = agencies.find(({ slug }) => slug === 'help-desk') ?? agencies[0];
  const person = async (email, ...role) => {
    await admin(['user', 'create', '--email', email, '--name', email.split('@')[0], ...role, '--password', password]);
    return email;
  };
  const moderator = await person('bench-moderator@example.org', '--role', 'moderator');
  const token = await admin(['token', 'create', '--email', moderator, '--name', 'bench']);
  const ids = questionIds();
  for (let have = 0; have < size; have += 20)
    await Promise.all(Array.from({ length: 20 }, async () => escalate((await ids.next()).value)));
  await idle(base);
  const pages = [];
  for (const slug of new Set([triage.slug, agencies[0].slug])) {
    const rep = await person(`bench-${slug}@example.org`, '--role', 'rep', '--agency', slug);
    const cookie = await logIn(base, rep, password);
    for (const view of [slug === triage.slug ? 'triage' : 'agency', 'breaching', 'all', 'all&q=zzyzx'])
      pages.push({ what: `${slug} ${view}`, ask: () => look(`/staff/escalations?view=${view}`, cookie) });
  }
  return { product, pages };

  async function json(path) {
    return (await fetch(`${base}/api/v1${path}`)).json();
  }

  async function* questionIds() {
    for (let after = ''; after !== null; ) {
      const page = await json(`/questions?limit=50${after && `&after=${after}`}`);
      for (const { id, escalated } of page.items) if (!escalated) yield id;
      after = page.next;
    }
  }

  async function escalate(id) {
    if (id === undefined) throw new Error('There are too few questions.');
    const answer = await fetch(`${base}/api/v1/questions/${id}/escalation`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ reason: 'Nobody here can know.' }),
    });
    if (answer.status >= 500) throw new Error(`${answer.url}: ${answer.status}`);
    await answer.arrayBuffer();
  }

  async function look(path, cookie) {
    const answer = await fetch(`${base}${path}`, { headers: { cookie } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${answer.url}: ${answer.status}`);
  }
}
