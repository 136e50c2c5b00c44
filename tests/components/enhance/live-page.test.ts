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
