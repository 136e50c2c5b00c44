// `node tests/bench/queue.mjs`: what the staff queue costs with few open cases and with many. BENCH_CASES=200,20000 names how many;
// they are opened one by one through the API, as staff would.
import { measure } from './load.mjs';
import { startProduct } from './product.mjs';
import { table } from './table.mjs';
import { logIn } from './visit.mjs';

const sizes = (process.env.BENCH_CASES ?? '200,20000').split(',').map(Number);
const samples = Number(process.env.BENCH_SAMPLES ?? 200);
const password = 'a-long-password-for-the-bench';

const product = await startProduct();
try {
  const { base, admin } = product;
  const most = sizes.at(-1);
  console.log(`Generating ${most} questions …`);
  await admin(['generate', String(most)]);
  const agencies = await items('/agencies');
  const triage = agencies.find(({ slug }) => slug === 'help-desk') ?? agencies[0];
  const person = async (email, ...role) => {
    await admin(['user', 'create', '--email', email, '--name', email.split('@')[0], ...role, '--password', password]);
    return email;
  };
  const moderator = await person('bench-moderator@example.org', '--role', 'moderator');
  const token = await admin(['token', 'create', '--email', moderator, '--name', 'bench']);
  const reps = [];
  for (const { slug } of agencies)
    reps.push([
      slug,
      await logIn(base, await person(`bench-${slug}@example.org`, '--role', 'rep', '--agency', slug), password),
    ]);
  const ids = questionIds();
  let have = 0;
  const rows = [];
  for (const size of sizes) {
    for (; have < size; have += 20)
      await Promise.all(Array.from({ length: 20 }, async () => escalate(token, (await ids.next()).value)));
    const figures = await round(reps.filter(([slug]) => slug === triage.slug || slug === agencies[0].slug));
    rows.push(figures);
    console.log(`\n${size.toLocaleString('en')} open cases`);
    console.log(table(figures));
  }
  const [first, last] = [rows[0], rows.at(-1)];
  console.log('\nGrowth of p95 from the first to the last');
  console.log(table(last.map((row, n) => ({ what: row.what, growth: row.p95 / first[n].p95 }))));

  async function items(path) {
    return (await (await fetch(`${base}/api/v1${path}`)).json()).items;
  }

  async function* questionIds() {
    for (let after = ''; after !== null; ) {
      const page = await (await fetch(`${base}/api/v1/questions?limit=50${after && `&after=${after}`}`)).json();
      for (const { id, escalated } of page.items) if (!escalated) yield id;
      after = page.next;
    }
  }

  async function escalate(bearer, id) {
    if (id === undefined) throw new Error('There are too few questions.');
    const answer = await fetch(`${base}/api/v1/questions/${id}/escalation`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ reason: 'Nobody here can know.' }),
    });
    if (answer.status >= 500) throw new Error(`${answer.url}: ${answer.status}`);
    await answer.arrayBuffer();
  }

  async function round(people) {
    const figures = [];
    for (const [slug, cookie] of people)
      for (const view of ['agency', 'breaching', 'all']) {
        const one = async () => {
          const answer = await fetch(`${base}/staff/escalations?view=${view}`, { headers: { cookie } });
          await answer.arrayBuffer();
          if (answer.status !== 200) throw new Error(`${answer.url}: ${answer.status}`);
        };
        const m = await measure(product, samples, one);
        figures.push({
          what: `${slug} ${view}`,
          p50: m.p50,
          p95: m.p95,
          'cpu ms': m.cpu,
          'db ms': m.database,
          sql: m.statements,
        });
      }
    return figures;
  }
} finally {
  await product.stop();
}
