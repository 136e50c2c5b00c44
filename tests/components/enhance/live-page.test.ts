import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHall, pageWith } from './browser-page.ts';

let hall: Awaited<ReturnType<typeof openHall>>;
let page: Page;

beforeAll(async () => {
  hall = await openHall();
}, 60_000);
afterAll(() => hall?.close());
beforeEach(async () => {
  page = await hall.newPage();
  return () => page.context().close();
});

const said = () => page.locator('#ah-said');
const form = (fields = '', error = '') => `
  <form method="post" action="/answers" data-live id="f">
    ${error && `<div data-focus tabindex="-1" role="alert">${error}</div>`}
    <label for="body">Answer</label><textarea id="body" name="body" data-draft="answer:1">${fields}</textarea>
    <button name="intent" value="post">Post</button>
  </form>`;

/** A thread that takes answers; what is typed elsewhere on it must survive everything. */
function thread(answers: string[]) {
  return pageWith(
    `<h1>Thread</h1><ol>${answers.map((text, at) => `<li id="a${at}">${text}</li>`).join('')}</ol>
     <details id="d"><summary>More</summary><input id="other" name="other"></details>${form()}`,
    { attributes: 'data-live-topics="question:1"' },
  );
}

describe('forms marked data-live', () => {
  test('are posted in place: the page changes, the text goes, what was typed elsewhere stays', async () => {
    const answers = ['first'];
    const posts: string[] = [];
    hall.serve(({ method, url, body }) => {
      if (method === 'POST') {
        posts.push(`${url.pathname} ${body}`);
        answers.push(body.get('body') ?? '');
        return { redirect: '/' };
      }
      return { html: thread(answers) };
    });
    await page.goto(hall.url);
    await page.evaluate(() => Object.assign(window, { still: true }));
    await page.click('summary');
    await page.fill('#other', 'half a comment');
    await page.fill('#body', 'Take it to Mill Road');
    await page.click('button');
    await page.waitForSelector('#a1');
    expect(await page.textContent('#a1')).toBe('Take it to Mill Road');
    expect(posts).toEqual(['/answers body=Take+it+to+Mill+Road&intent=post']);
    expect(await page.inputValue('#body')).toBe('');
    expect(await page.inputValue('#other')).toBe('half a comment');
    expect(await page.evaluate(() => 'still' in window && document.querySelector('details')?.open)).toBe(true);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  test('sent twice at once are sent once', async () => {
    let posts = 0;
    hall.serve(({ method }) => {
      if (method !== 'POST') return { html: thread([]) };
      posts += 1;
      return { redirect: '/' };
    });
    await page.goto(hall.url);
    await page.fill('#body', 'x');
    await page.evaluate(() => {
      const it = document.querySelector<HTMLFormElement>('#f');
      it?.requestSubmit();
      it?.requestSubmit();
    });
    await page.waitForFunction(() => !document.querySelector('[aria-busy]'));
    expect(posts).toBe(1);
  });

  test('refused with errors show them, keep the text, and take the focus there', async () => {
    hall.serve(({ method, body }) =>
      method === 'POST'
        ? { status: 422, html: pageWith(form(body.get('body') ?? '', 'Too short')) }
        : { html: pageWith(form()) },
    );
    await page.goto(hall.url);
    await page.fill('#body', 'hm');
    await page.click('button');
    await page.waitForSelector('[data-focus]');
    expect(await page.inputValue('#body')).toBe('hm');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Too short');
  });

  test('answered by an error page leave the page and say what it says', async () => {
    let holder = '';
    hall.serve(({ method }) => {
      if (method !== 'POST') return { html: pageWith(`<p id="holder">${holder}</p>${form()}`) };
      holder = 'M. Cole';
      return { status: 409, html: pageWith('<h1>M. Cole was quicker</h1><p>Ask for a transfer.</p>') };
    });
    await page.goto(hall.url);
    await page.fill('#body', 'my words');
    await page.click('button');
    await expect.poll(() => said().textContent()).toContain('M. Cole was quicker. Ask for a transfer.');
    await expect.poll(() => page.textContent('#holder')).toBe('M. Cole');
    expect(await page.inputValue('#body')).toBe('my words');
  });

  test('refused because somebody was quicker lose their button, and say so through the news of it', async () => {
    const claim = '<form method="post" data-live><button name="intent" value="claim">Claim it</button></form>';
    const cased = (holder: string, alert = '') =>
      pageWith(`<h1>Case</h1><p id="holder">${holder}</p>${holder ? '' : claim}${alert}<div><p>Thread</p></div>`, {
        attributes: 'data-live-topics="case:1"',
      });
    let holder = '';
    hall.serve(({ method }) => {
      if (method !== 'POST') return { html: cased(holder) };
      holder = 'M. Cole';
      return { status: 409, html: cased(holder, '<div role="alert">M. Cole holds this case.</div>') };
    });
    await page.goto(hall.url);
    await expect.poll(hall.listeners).toBe(1);
    await page.getByRole('button', { name: 'Claim it' }).click();
    await page.waitForSelector('[role=alert]');
    expect(await page.getByRole('button', { name: 'Claim it' }).count()).toBe(0);
    holder = 'M. Cole, for 30 minutes';
    hall.tell('{"type":"escalation.claimed"}');
    await expect.poll(() => page.textContent('#holder')).toBe(holder);
    expect(await page.textContent('[role=alert]')).toBe('M. Cole holds this case.');
    expect(await page.textContent('main > div:last-child')).toBe('Thread');
    expect(await said().textContent()).toBe('');
  });

  test('written past the end of the session stay as they are, with the way to log in; the next answer takes the words away', async () => {
    let ended = false;
    const refused = `<h1>Not logged in</h1><div class="ah-alert"><div class="ah-alert__text">Nothing is lost.</div></div>
      <form method="post"><a target="_blank" href="/login">Log in beside</a></form><p>Take it</p>`;
    hall.serve(({ method, url }) => {
      if (url.pathname === '/login') return { html: pageWith('<h1>Log in</h1>') };
      if (method === 'POST') return ended ? { status: 401, html: pageWith(refused) } : { redirect: '/' };
      return ended ? { redirect: '/login' } : { html: thread([]) };
    });
    await page.goto(hall.url);
    ended = true;
    await page.fill('#body', 'Take it');
    await page.getByRole('button', { name: 'Post' }).click();
    await expect.poll(() => said().textContent()).toContain('Not logged in. Nothing is lost.');
    expect([await page.textContent('h1'), await page.inputValue('#body')]).toEqual(['Thread', 'Take it']);
    const beside = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Log in beside' }).click();
    await beside;
    await page.bringToFront();
    ended = false;
    await page.getByRole('button', { name: 'Post' }).click();
    await expect.poll(() => page.inputValue('#body')).toBe('');
    expect(await said().textContent()).toBe('');
  });

  test('that come back with more in them are not sent: all of what stands there is kept', async () => {
    const more = form('Take it to Mill Road').replace('<textarea', '<textarea data-filled=""');
    const short = '<textarea id="short" name="short" data-draft="short:1">Mill Road</textarea>';
    hall.serve(({ method }) => ({
      html: pageWith(method === 'POST' ? more.replace('<button', `${short}<button`) : form()),
    }));
    await page.goto(`${hall.url}/answers`);
    await page.fill('#body', 'Take it');
    await page.click('button');
    await expect.poll(() => page.inputValue('#body')).toBe('Take it to Mill Road');
    const kept = await page.evaluate(() =>
      Object.entries(localStorage).map(([key, text]) => [key, JSON.parse(text).text]),
    );
    expect(Object.fromEntries(kept)).toEqual({
      'ah-draft:answer:1': 'Take it to Mill Road',
      'ah-draft:short:1': 'Mill Road',
    });
  });

  test('that do not arrive lose nothing and can be tried again', async () => {
    hall.serve(({ method }) => (method === 'POST' ? { redirect: '/' } : { html: thread(['first']) }));
    await page.goto(hall.url);
    await page.fill('#body', 'my words');
    await page.route('**/answers', (route) => route.abort());
    await page.click('#f button');
    await expect.poll(() => said().textContent()).toContain('What you wrote is still here');
    expect(await page.inputValue('#body')).toBe('my words');
    await page.unroute('**/answers');
    await page.click('text=Try again');
    await expect.poll(() => page.inputValue('#body')).toBe('');
  });

  test('that lead elsewhere go there, and the draft goes when it has arrived', async () => {
    hall.serve(({ method, url }) =>
      method === 'POST' ? { redirect: '/done' } : { html: pageWith(url.pathname === '/done' ? 'Done' : form()) },
    );
    await page.goto(hall.url);
    await page.fill('#body', 'my words');
    await page.click('button');
    await page.waitForURL('**/done');
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
});

describe('pages with topics', () => {
  test('news shows while more of it keeps coming', async () => {
    const answers = ['first'];
    hall.serve(() => ({ html: thread(answers) }));
    await page.goto(hall.url);
    await expect.poll(() => hall.listeners()).toBe(1);
    answers.push('second');
    const more = setInterval(() => hall.tell('{}'), 40);
    try {
      await page.waitForSelector('#a1', { timeout: 8000 });
    } finally {
      clearInterval(more);
    }
  });

  test('fetch themselves when something happens, say so, and leave focus and typed text alone', async () => {
    const answers = ['first'];
    hall.serve(() => ({ html: thread(answers) }));
    await page.goto(hall.url);
    await expect.poll(() => hall.listeners()).toBe(1);
    await page.focus('#body');
    await page.keyboard.type('I am writ');
    answers.push('second');
    hall.tell(JSON.stringify({ type: 'answer.posted' }));
    await page.waitForSelector('#a1');
    await expect.poll(() => said().textContent()).toBe('There is a new answer.');
    await page.keyboard.type('ing');
    expect(await page.inputValue('#body')).toBe('I am writing');
    // A second change must not take for a default what the first one carried over.
    answers.push('third');
    hall.tell('{}');
    await page.waitForSelector('#a2');
    expect(await page.inputValue('#body')).toBe('I am writing');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('body');
  });

  test('bring no news of where somebody was when they have gone on meanwhile', async () => {
    let asked = 0;
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    hall.serve(async ({ url }) => {
      if (url.pathname !== '/') return {};
      asked += 1;
      if (asked === 2) await held;
      return {
        html: pageWith(`<p id="at">${url.searchParams.get('case')} ${asked}</p>`, {
          attributes: 'data-live-topics="queue:1"',
        }),
      };
    });
    await page.goto(`${hall.url}/?case=1`);
    await expect.poll(() => hall.listeners()).toBe(1);
    hall.tell('{}');
    await expect.poll(() => asked).toBe(2);
    await page.evaluate(() => history.replaceState(null, '', '/?case=2'));
    release();
    await expect.poll(() => page.textContent('#at')).toBe('2 3');
  });

  test('leave what was chosen of several as it was chosen', async () => {
    let news = 0;
    const choice = `<form id="f"><input type="radio" name="next" value="keep" id="keep" checked><input type="radio" name="next" value="wait" id="wait">
      <select name="pace" id="pace"><option value="slow" selected>Slow</option><option value="fast">Fast</option></select></form>`;
    hall.serve(() => ({
      html: pageWith(`<p id="state">${news}</p>${choice}`, { attributes: 'data-live-topics="question:1"' }),
    }));
    await page.goto(hall.url);
    await expect.poll(() => hall.listeners()).toBe(1);
    await page.check('#wait');
    await page.selectOption('#pace', 'fast');
    for (const seen of ['1', '2']) {
      news += 1;
      hall.tell('{}');
      await expect.poll(() => page.textContent('#state')).toBe(seen);
      expect(await page.isChecked('#wait')).toBe(true);
      expect(await page.inputValue('#pace')).toBe('fast');
    }
  });

  test('listen only once they are looked at: many tabs share few connections', async () => {
    await page.addInitScript(() => {
      let hidden = true;
      Object.defineProperty(document, 'hidden', { get: () => hidden });
      addEventListener('looked-at', () => {
        hidden = false;
        document.dispatchEvent(new Event('visibilitychange'));
      });
    });
    hall.serve(() => ({ html: thread(['first']) }));
    await page.goto(hall.url);
    await page.waitForTimeout(300);
    expect(hall.listeners()).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event('looked-at')));
    await expect.poll(() => hall.listeners()).toBe(1);
  });

  test('follow their question to the address of its new title, and no other redirect', async () => {
    let at = '/questions/7/call-555-0142';
    hall.serve(({ url }) => (url.pathname === at ? { html: thread([at]) } : { redirect: at }));
    await page.goto(hall.url + at);
    await expect.poll(() => hall.listeners()).toBeGreaterThan(0);
    at = '/questions/7/call';
    hall.tell('{"type":"question.redacted"}');
    await page.waitForFunction(() => document.querySelector('#a0')?.textContent === '/questions/7/call');
    expect(new URL(page.url()).pathname).toBe('/questions/7/call');
    at = '/login';
    const asked = page.waitForResponse(/login$/);
    hall.tell('{}');
    await asked;
    expect(await page.textContent('#a0')).toBe('/questions/7/call');
  });

  test('show an alert that goes up, and take it down when its end has come, with nobody saying so', async () => {
    let ends = 0;
    const notices = () =>
      ends > Date.now()
        ? `<div data-notices data-changes-at="${new Date(ends).toISOString()}"><p id="alert">Flood</p></div>`
        : '<div data-notices></div>';
    hall.serve(() => ({ html: thread(['first']).replace('<main', `${notices()}<main`) }));
    await page.goto(hall.url);
    await expect.poll(() => hall.listeners()).toBeGreaterThan(0);
    ends = Date.now() + 4000;
    hall.tell('{"type":"alert.posted"}');
    await page.waitForSelector('#alert');
    await page.waitForSelector('#alert', { state: 'detached' });
  });

  test('leave what is said of a refused form until it is sent again, and bring all else', async () => {
    const answers = ['first'];
    const refused = () =>
      thread(answers).replace(
        form(),
        form('hm', 'Too short.').replace('<button', '<p class="usa-error-message">Longer</p><button'),
      );
    hall.serve(({ method }) => (method === 'POST' ? { status: 422, html: refused() } : { html: thread(answers) }));
    await page.goto(hall.url);
    await expect.poll(hall.listeners).toBeGreaterThan(0);
    await page.fill('#body', 'hm');
    await page.click('#f button');
    await page.waitForSelector('.usa-error-message');
    answers.push('second');
    hall.tell('{"type":"answer.posted"}');
    await page.waitForSelector('#a1');
    expect(await page.locator('#f [role=alert], #f .usa-error-message').allTextContents()).toEqual([
      'Too short.',
      'Longer',
    ]);
  });

  test('keep what is being written even when its place is gone from the page', async () => {
    let gone = false;
    hall.serve(() => ({
      html: pageWith(`<p id="state">${gone}</p>${gone ? '' : form()}`, { attributes: 'data-live-topics="question:1"' }),
    }));
    await page.goto(hall.url);
    await expect.poll(() => hall.listeners()).toBe(1);
    await page.fill('#body', 'my words');
    gone = true;
    hall.tell('{}');
    await expect.poll(() => page.textContent('#state')).toBe('true');
    expect(await page.inputValue('#body')).toBe('my words');
  });
});
