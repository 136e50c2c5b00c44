import { existsSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishIndexing, indexMissing } from '~/features/search/index-questions.server';
import { db } from '~db/client';
import { people, questions } from '~db/schema';
import { attacks } from '../../platform/markdown/attack-corpus.ts';
import { testDatabase } from '../../support/database.ts';
import { findBrowser } from '../../support/find-browser.mjs';
import { productUnderTest } from './ask.ts';
import { idOf, makeWorld, thread, type World } from './world.ts';

testDatabase();
const product = productUnderTest();
const executablePath = findBrowser();
const corpus = path.join(process.env.TEST_DATA ?? '/nowhere', 'security', 'payloadbox_xss.jsonl');

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus=alert(1) x='",
  '</title><svg onload=alert(1)>',
  '</textarea><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  'javascript:alert(1)//',
  '{{constructor.constructor("alert(1)")()}}',
  '<!--><script>alert(1)</script>-->',
  '\u2028<iframe srcdoc="<script>alert(1)</script>">',
  ...(existsSync(corpus) ? attacks('payloadbox_xss.jsonl').map(({ text }) => text.slice(0, 140)) : []),
].filter((text) => text && !text.includes('\0'));

describe.skipIf(!executablePath)('scripts in titles, tags, names and searches', () => {
  let browser: Browser;
  let world: World;
  let first: { question: number; path: string };

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox', '--disable-gpu'] });
    world = await makeWorld();
    first = await thread(world);
    const [row] = await db.select().from(questions).where(eq(questions.id, first.question));
    // Past every check of the forms, as an import or an older version may have left it.
    const title = payloads.slice(0, 10).join(' ').slice(0, 500);
    const tags = ['"><img', '<script>'];
    await db.update(questions).set({ title, tags }).where(eq(questions.id, first.question));
    const name = payloads[1] ?? '';
    await db
      .update(people)
      .set({ name, about: title })
      .where(eq(people.id, idOf(world.actors.asker)));
    await db
      .update(people)
      .set({ name })
      .where(eq(people.id, idOf(world.author)));
    first.path = `/questions/${first.question}/${row?.slug}`;
    await indexMissing();
    await finishIndexing();
  }, 90_000);
  afterAll(() => browser?.close());

  test('run nowhere', async () => {
    const context = await browser.newContext();
    const [name = '', value = ''] = world.cookies.moderator.split('=');
    await context.addCookies([{ name, value, url: product.url }]);
    const page = await context.newPage();
    const ran: string[] = [];
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
    // What the policy stopped was markup all the same.
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) ran.push(message.text());
    });
    const { handle } = world.actors.asker;
    const pages = ['/', '/questions', first.path, `/questions/${first.question}/history`, `/users/${handle}`];
    pages.push(`/questions/${first.question}/edit`, `/questions/${first.question}/moderate`, '/staff/verification');
    pages.push(`/questions/${first.question}/flag`, '/topics/topic-a', `/users/${world.author.handle}?show=answers`);
    const sample = payloads.filter((_, n) => n < 10 || n % 40 === 0).slice(0, 40);
    for (const text of sample) pages.push(`/search?q=${encodeURIComponent(text.toWellFormed())}`);
    pages.push(`/questions/new?title=${encodeURIComponent(payloads[4] ?? '')}`);
    pages.push(`/official?q=${encodeURIComponent(payloads[1] ?? '')}`, '/nothing/%3Cscript%3Ealert(1)%3C/script%3E');
    for (const at of pages) {
      await page.goto(product.url + at, { waitUntil: 'domcontentloaded' });
      const planted = await page.evaluate(() => {
        const all = [...document.querySelectorAll('*')];
        return all
          .filter(
            (e) =>
              [...e.attributes].some(({ name: n }) => n.startsWith('on')) || /^(IFRAME|OBJECT|EMBED)$/.test(e.tagName),
          )
          .map((e) => e.outerHTML.slice(0, 100));
      });
      expect(planted, at).toEqual([]);
    }
    expect(ran).toEqual([]);
    await context.close();
  }, 400_000);
});
