import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderMarkdownBatch } from '~/platform/markdown/render.server';
import { findBrowser } from '../../support/find-browser.mjs';
import { attackFiles, attackFolder, attacks, shapes } from './attack-corpus';

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const executablePath = findBrowser();
const skipped = !attackFolder || !executablePath;
if (skipped) console.info(`skipped: attacks in a browser need ${attackFolder ? 'Chromium' : 'TEST_DATA'}`);

describe.skipIf(skipped)('attack corpora in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: flags });
  });
  afterAll(() => browser?.close());

  // No Content-Security-Policy here: the cleaning alone has to hold.
  test.each(attackFiles)(
    '%s: no script runs',
    async (file) => {
      const page = await browser.newPage();
      const ran: string[] = [];
      page.on('dialog', (dialog) => {
        ran.push(dialog.message());
        void dialog.dismiss();
      });
      page.on('pageerror', (error) => ran.push(error.message));
      const asked: string[] = [];
      await page.route('**/*', (route) => {
        if (route.request().resourceType() !== 'image') asked.push(route.request().url());
        return route.abort();
      });
      const texts = attacks(file).flatMap(({ text }) => shapes.map((shape) => shape(text)));
      const posts = (await renderMarkdownBatch(texts)).map((html) => `<article><p>${html ?? ''}</p></article>`);
      await page.setContent(`<!doctype html><main>${posts.join('\n')}</main>`, { waitUntil: 'domcontentloaded' });
      const found = await page.evaluate(() => {
        // Every link is touched and hovered as a reader might.
        for (const element of document.querySelectorAll('main *')) {
          for (const type of ['mouseover', 'focus', 'pointerenter', 'animationend', 'toggle'])
            element.dispatchEvent(new Event(type));
        }
        const all = [...document.querySelectorAll('main *')];
        return {
          articles: document.querySelectorAll('main > article').length,
          scripts: document.querySelectorAll(
            'script,style,iframe,object,embed,form,input,button,svg,math,meta,link,base',
          ).length,
          handlers: all.filter((e) =>
            [...e.attributes].some(({ name }) => /^on|^style$|^id$|^data-|^aria-|^role$/.test(name)),
          ).length,
          links: [...document.querySelectorAll('a')].filter((a) => !/^(https?|mailto):$/.test(a.protocol)).length,
        };
      });
      await page.waitForTimeout(200);
      expect(found).toEqual({ articles: posts.length, scripts: 0, handlers: 0, links: 0 });
      expect({ ran, asked }).toEqual({ ran: [], asked: [] });
      await page.close();
    },
    60_000,
  );
});
