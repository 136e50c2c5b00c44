// Does the time of an answer tell whether an address has an account? Medians of known and unknown addresses, asked in turn, of a
// running server: `node tests/bench/account-timing.mjs http://localhost:3000 someone@example.org` (LIMITS=off). Also the event
// loop's lag while 20 people log in at once, from /metrics before and after.
const [base = 'http://localhost:3000', known = 'ana@portalder.example', rounds = '40'] = process.argv.slice(2);

async function post(path, fields) {
  const begin = performance.now();
  const response = await fetch(base + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: base },
    body: new URLSearchParams(fields),
  });
  const length = (await response.arrayBuffer()).byteLength;
  return { ms: performance.now() - begin, status: response.status, length };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const letters = () => String.fromCharCode(97 + Math.floor(Math.random() * 26));
/** An address of the same length that hardly anybody has. */
const unknown = () => [...known.split('@')[0]].map(letters).join('') + known.slice(known.indexOf('@'));

const kinds = {
  'log in': (email) => ['/login', { email, password: 'not the password at all' }],
  reset: (email) => ['/reset', { email }],
  'sign up': (email) => ['/signup', { email, name: 'Somebody', password: 'harbor lantern kitchen 42' }],
};

for (const [name, form] of Object.entries(kinds)) {
  const times = { known: [], unknown: [] };
  const answers = new Set();
  for (let round = 0; round < Number(rounds); round += 1) {
    for (const [kind, email] of round % 2
      ? [
          ['known', known],
          ['unknown', unknown()],
        ]
      : [
          ['unknown', unknown()],
          ['known', known],
        ]) {
      const { ms, status, length } = await post(...form(email));
      times[kind].push(ms);
      answers.add(`${status}/${length}`);
    }
  }
  const [a, b] = [median(times.known), median(times.unknown)];
  console.log(
    `${name.padEnd(8)} known ${a.toFixed(1)} ms, unknown ${b.toFixed(1)} ms, apart ${Math.abs(a - b).toFixed(1)} ms; answers ${[...answers].join(' ')}`,
  );
}

const lag = async () =>
  /nodejs_eventloop_lag_p99_seconds(?:\{[^}]*\})? ([\d.e-]+)/.exec(await (await fetch(`${base}/metrics`)).text())?.[1];
await lag();
const begin = performance.now();
await Promise.all(Array.from({ length: 20 }, () => post(...kinds['log in'](unknown()))));
console.log(
  `20 log-ins at once: ${(performance.now() - begin).toFixed(0)} ms, event-loop lag p99 ${(Number(await lag()) * 1000).toFixed(1)} ms`,
);
