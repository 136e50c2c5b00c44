import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { form, openHall, pageWith, thread } from './browser-page.ts';

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
