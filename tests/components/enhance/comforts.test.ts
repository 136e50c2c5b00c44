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

describe('drafts', () => {
  const asking = pageWith(
    '<form method="post" action="/ask"><textarea id="t" name="t" data-draft="ask"></textarea><button>Ask</button></form>',
  );

  test('come back after a reload, and go when the form has arrived', async () => {
    hall.serve(({ method, url }) => {
      if (method === 'POST') return { redirect: '/questions/1' };
      return { html: url.pathname === '/' ? asking : pageWith('The question') };
    });
    await page.goto(hall.url);
    await page.fill('#t', 'half a question');
    await page.reload();
    await expect.poll(() => page.inputValue('#t')).toBe('half a question');
    expect(await said().textContent()).toContain('We kept what you typed');
    await page.click('button');
    await page.waitForURL('**/questions/1');
    await page.goto(hall.url);
    expect(await page.inputValue('#t')).toBe('');
  });

  test('that were sent in another tab are gone here, too, unless they have been changed', async () => {
    hall.serve(({ method }) => (method === 'POST' ? { redirect: '/questions/1' } : { html: asking }));
    await page.goto(hall.url);
    await page.fill('#t', 'a question');
    const [other, changed] = [await page.context().newPage(), await page.context().newPage()];
    for (const tab of [other, changed]) await tab.goto(hall.url);
    await changed.evaluate(() => {
      (document.querySelector('#t') as HTMLTextAreaElement).value = 'another question';
    });
    await other.click('button');
    await expect.poll(() => page.inputValue('#t')).toBe('');
    expect(await changed.inputValue('#t')).toBe('another question');
  });

  test('survive a log-in in between, and leave with a log-out', async () => {
    hall.serve(({ method, url }) => {
      if (method === 'POST') return { redirect: '/login' };
      if (url.pathname === '/login')
        return { html: pageWith('<form method="post" action="/logout"><button>Out</button></form>') };
      return { html: asking };
    });
    await page.goto(hall.url);
    await page.fill('#t', 'half a question');
    await page.click('button');
    await page.waitForURL('**/login');
    await page.goto(hall.url);
    await expect.poll(() => page.inputValue('#t')).toBe('half a question');
    await page.goto(`${hall.url}/login`);
    await page.click('button');
    await page.waitForLoadState();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
});

test('a preview shows what the server makes of the text', async () => {
  hall.serve(({ url, body }) =>
    url.pathname === '/preview'
      ? { html: `<p><em>${body.get('body')}</em></p>` }
      : {
          html: pageWith(
            '<textarea id="t"></textarea><div data-preview-of="t" hidden></div><button data-preview="t">Preview</button>',
          ),
        },
  );
  await page.goto(hall.url);
  await page.fill('#t', 'hello');
  await page.click('button');
  await expect.poll(() => page.locator('[data-preview-of] em').textContent()).toBe('hello');
  expect(await page.getAttribute('button', 'aria-expanded')).toBe('true');
  await page.fill('#t', 'hello you');
  await expect.poll(() => page.locator('[data-preview-of] em').textContent()).toBe('hello you');
  await page.click('button');
  expect(await page.locator('[data-preview-of]').isHidden()).toBe(true);
});

test('similar questions appear while one types, one request for many keys', async () => {
  const asked: (string | null)[] = [];
  hall.serve(({ url }) => {
    if (url.pathname !== '/similar')
      return {
        html: pageWith(
          '<input id="title"><div data-similar="/similar" data-similar-from="title" aria-live="polite"></div>',
        ),
      };
    asked.push(url.searchParams.get('title'));
    return { html: '<ul><li>Old refrigerator</li></ul>' };
  });
  await page.goto(hall.url);
  await page.type('#title', 'old refrigerator', { delay: 5 });
  await page.waitForSelector('[data-similar] li');
  expect(asked).toEqual(['old refrigerator']);
});

test('Enter in a search within a form looks and never sends what is being written, with Ctrl either', async () => {
  const pressed: string[] = [];
  hall.serve(({ method, body }) => {
    if (method === 'POST') pressed.push(body.get('intent') ?? '');
    return {
      html: pageWith(`<form method="post" class="ah-composer"><textarea id="t" name="t">Dear all</textarea>
        <button name="intent" value="publish" data-send="">Publish</button>
        <textarea id="w" name="w" data-enter="find">bench</textarea><button name="intent" value="find">Find</button></form>`),
    };
  });
  for (const keys of ['Enter', 'Control+Enter']) {
    await page.goto(hall.url);
    await page.press('#w', keys);
    await expect.poll(() => pressed.length).toBe(keys === 'Enter' ? 1 : 2);
  }
  await page.press('#t', 'Control+Enter');
  await expect.poll(() => pressed).toEqual(['find', 'find', 'publish']);
});

test('a counter counts what is left', async () => {
  hall.serve(() => ({ html: pageWith('<input id="t" maxlength="20"><span data-counter="t">Up to 20</span>') }));
  await page.goto(hall.url);
  expect(await page.textContent('span')).toBe('Up to 20');
  await page.fill('#t', 'nineteen characters');
  expect(await page.textContent('[data-counter]')).toBe('1 character left');
  expect(await page.getAttribute('[data-counter]', 'class')).toBe('is-near');
});

test('times become relative while near, and keep the exact one', async () => {
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const time = (minutes: number) => `<time datetime="${at(minutes)}" title="exact" data-relative>absolute</time>`;
  hall.serve(() => ({ html: pageWith([time(-0.2), time(-40), time(-180), time(80), time(-20_000)].join('')) }));
  await page.goto(hall.url);
  await expect
    .poll(() => page.locator('time').allTextContents())
    .toEqual(['just now', '40 min ago', '3 hr ago', 'in 1 hr', 'absolute']);
  expect(await page.locator('time[title=exact]').count()).toBe(5);
});

test('a due time counts down in its last hours only, and then says how late it is', async () => {
  const due = (minutes: number) =>
    `<time datetime="${new Date(Date.now() + minutes * 60_000).toISOString()}" data-relative="due">Fri 16:00</time>`;
  hall.serve(() => ({ html: pageWith([due(20 * 60), due(125), due(-125)].join('')) }));
  await page.goto(hall.url);
  await expect.poll(() => page.locator('time').allTextContents()).toEqual(['Fri 16:00', 'in 2 hr', '2 hours late']);
});

test('times follow the clock of the product where that has been moved', async () => {
  const ahead = new Date(Date.now() + 25 * 3_600_000).toISOString();
  hall.serve(() => ({
    html: pageWith(`<time datetime="${ahead}" data-relative>absolute</time>`, {
      head: `<meta name="now" content="${ahead}">`,
    }),
  }));
  await page.goto(hall.url);
  await expect.poll(() => page.textContent('time')).toBe('just now');
});

test('a session near its end says so and can be kept', async () => {
  let ends = Date.now() + 60_000;
  hall.serve(() => ({
    html: pageWith('<p>Page</p>', { head: `<meta name="session-ends" content="${new Date(ends).toISOString()}">` }),
  }));
  await page.goto(hall.url);
  await expect.poll(() => said().textContent()).toContain('You will be logged out at');
  ends += 3_600_000;
  await page.click('text=Stay logged in');
  await expect.poll(() => said().textContent()).toBe('You are still logged in.');
});

test('menus close on Escape and give the focus back', async () => {
  hall.serve(() => ({
    html: pageWith(
      '<details data-menu><summary>Menu</summary><a href="/x">Item</a></details><button>Elsewhere</button>',
    ),
  }));
  await page.goto(hall.url);
  await page.click('summary');
  await page.focus('a');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  await page.click('summary');
  await page.click('button');
  expect(await page.locator('details').getAttribute('open')).toBeNull();
});

describe('the queue by keys', () => {
  const row = (id: number, selected: number) =>
    `<tr id="r${id}" data-row="/cases/${id}" ${id === selected ? 'aria-current="true"' : ''}><td>due</td><th><a href="?selected=${id}">Case ${id}</a></th></tr>`;
  const queue = (selected: number) =>
    pageWith(
      `<table data-queue><tbody>${[1, 2, 3].map((id) => row(id, selected)).join('')}</tbody></table>
       <aside id="preview"><h2>Preview ${selected}</h2><textarea id="reply"></textarea>
       <form method="post" action="/claim/${selected}"><button data-key="c">Claim</button></form></aside>
       <dialog id="queue-keys"><input type="checkbox" data-keys-on checked><form method="dialog"><button>Close</button></form></dialog>`,
    );
  const serve = () =>
    hall.serve(({ url, method }) => {
      if (url.pathname === '/') return { html: queue(Number(url.searchParams.get('selected') ?? 1)) };
      return { html: pageWith(`<h1>${method} ${url.pathname}</h1>`) };
    });

  test('j and k move the preview, r replies, Enter opens, c claims', async () => {
    serve();
    await page.goto(hall.url);
    await page.keyboard.press('j');
    await expect.poll(() => page.textContent('#preview h2')).toBe('Preview 2');
    await page.keyboard.press('j');
    await expect.poll(() => page.textContent('#preview h2')).toBe('Preview 3');
    await page.keyboard.press('k');
    await expect.poll(() => page.textContent('#preview h2')).toBe('Preview 2');
    expect(page.url()).toContain('selected=2');
    await page.keyboard.press('r');
    await page.keyboard.type('jk');
    expect(await page.inputValue('#reply')).toBe('jk');
    await page.focus('#r2 a');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cases/2');
    await page.goto(hall.url);
    await page.keyboard.press('c');
    await expect.poll(() => page.textContent('h1')).toBe('POST /claim/1');
  });

  test('? shows them, and they can be switched off', async () => {
    serve();
    await page.goto(hall.url);
    await page.keyboard.press('?');
    expect(await page.locator('dialog').isVisible()).toBe(true);
    await page.uncheck('[data-keys-on]');
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await page.keyboard.press('j');
    await page.waitForTimeout(300);
    expect(await page.textContent('#preview h2')).toBe('Preview 1');
  });
});
