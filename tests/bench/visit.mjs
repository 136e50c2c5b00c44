/** A thread of 10 answers and 30 comments, a member who is logged in, and the requests that are measured. */
export async function makeVisit({ base, admin }) {
  const password = 'a-long-password-for-the-bench';
  await admin([
    'user',
    'create',
    '--email',
    'bench@example.org',
    '--name',
    'Bench Marker',
    '--role',
    'member',
    '--password',
    password,
  ]);
  await admin([
    'user',
    'create',
    '--email',
    'asker@example.org',
    '--name',
    'Bench Asker',
    '--role',
    'member',
    '--password',
    password,
  ]);
  const token = await admin(['token', 'create', '--email', 'bench@example.org', '--name', 'bench']);
  const askerToken = await admin(['token', 'create', '--email', 'asker@example.org', '--name', 'bench']);
  const api = async (bearer, method, path, body) => {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const paragraph = 'The yard takes it on weekdays until four, and you need something with your address on it. '.repeat(
    7,
  );
  const { items } = await (await fetch(`${base}/api/v1/topics`)).json();
  const topic = items[0].slug;
  const question = await api(askerToken, 'POST', '/questions', {
    title: 'A thread of ten answers and thirty comments',
    body: paragraph,
    topic,
  });
  const answers = [];
  for (let n = 0; n < 10; n++)
    answers.push(
      await api(token, 'POST', `/questions/${question.id}/answers`, {
        body: `${n + 1}. ${paragraph}\n\n${paragraph}\n\n- one\n- two`,
      }),
    );
  for (let n = 0; n < 30; n++)
    await api(token, 'POST', `/answers/${answers[n % 10].id}/comments`, {
      body: `Comment ${n + 1}: that worked for me last week.`,
    });
  const open = [];
  for (let n = 0; n < 20; n++)
    open.push(
      await api(askerToken, 'POST', '/questions', {
        title: `A question that gets answers, no. ${n}`,
        body: paragraph,
        topic,
      }),
    );
  const thread = new URL(question.url, base).pathname;
  const cookie = await logIn(base, 'bench@example.org', password);
  const verbs = 'leave get renew report pay cancel move replace find appeal register transfer return fix'.split(' ');
  const things =
    'refrigerator permit license sidewalk pothole bus library water tax parking school fence noise compost playground certificate ballot clinic rent mold snow'.split(
      ' ',
    );
  /** Short and long ones, telling words and common ones, a mistyped one, one in the other language. */
  const asked = (n) =>
    [
      `how do I ${verbs[n % 14]} a ${things[n % 21]}`,
      `${things[(n * 5) % 21]} ${things[(n * 3 + 1) % 21]} ${verbs[(n * 5) % 14]}`,
      `who can ${verbs[(n * 3) % 14]} the ${things[(n * 13) % 21]} near harbor street`,
      ['mattress pickup', 'trash recyling bin', 'cuanto cuesta una licencia', 'how long for a birth certificate'][
        (n >> 2) % 4
      ],
    ][n % 4];
  const good = async (answer, expected = 200) => {
    await answer.arrayBuffer();
    if (answer.status !== expected) throw new Error(`${answer.url}: ${answer.status}`);
  };
  return {
    thread,
    requests: [
      ['thread, not cached', async (n) => good(await fetch(`${base}${thread}?fresh=${n}`))],
      ['thread, logged in', async () => good(await fetch(base + thread, { headers: { cookie } }))],
      ['home, not cached', async (n) => good(await fetch(`${base}/?fresh=${n}`))],
      ['list, not cached', async (n) => good(await fetch(`${base}/questions?fresh=${n}`))],
      [
        'search',
        async (n) => good(await fetch(`${base}/search?q=${encodeURIComponent(asked(n))}`, { headers: { cookie } })),
      ],
      [
        'posting an answer',
        async (n) => {
          const { id, slug } = open[n % open.length];
          await good(
            await fetch(`${base}/questions/${id}/${slug}`, {
              method: 'POST',
              redirect: 'manual',
              headers: { cookie, Origin: base, 'Content-Type': 'application/x-www-form-urlencoded' },
              body: new URLSearchParams({ intent: 'answer', body: `Answer number ${n}. ${paragraph}` }),
            }),
            302,
          );
        },
      ],
    ],
  };
}

export async function logIn(base, email, password) {
  const answer = await fetch(`${base}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: base, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email, password }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  if (!/session=/.test(cookie)) throw new Error(`log-in failed: ${answer.status}`);
  return cookie;
}
