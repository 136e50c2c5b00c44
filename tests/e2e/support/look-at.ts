import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { onlyEnglish } from './catalogues';
import { cityOf } from './city';
import type { Shown } from './pages';
import { browserOf, speak } from './people';

/** Looks at a page in every light, narrow, with large text, with errors and in Spanish; says what is wrong. */
export async function lookAt(browser: Browser, shown: Shown): Promise<string[]> {
  const city = await cityOf(browser);
  const context = await browserOf(browser, shown.login, { reducedMotion: 'reduce' });
  try {
    await speak(context, 'en');
    const page = await context.newPage();
    const address = typeof shown.path === 'string' ? shown.path : shown.path(city);
    const status = (await page.goto(address))?.status() ?? 0;
    const found: string[] = [];
    if (status !== (shown.status ?? 200)) found.push(`${address}: ${status}`);
    if (new URL(page.url()).pathname !== address.replace(/[?#].*/, '')) found.push(`leads to ${page.url()}`);
    found.push(...(await barriers(page, 'light')));
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await barriers(page, 'dark')));
    await page.emulateMedia({ colorScheme: 'light' });
    if (shown.errors) {
      await sendEmpty(page, shown.errors);
      found.push(...(await barriers(page, 'with errors')));
    }
    found.push(...(await misfits(page)));
    if (!shown.oneLanguage)
      found.push(...(await english(context, page, address, shown.status && !shown.own ? '/' : address)));
    return found;
  } finally {
    await context.close();
  }
}

async function barriers(page: Page, as: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // In the dark only colours are others.
  const { violations } = await (as === 'dark'
    ? axe.withRules(['color-contrast'])
    : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
  ).analyze();
  return violations.flatMap((v) => v.nodes.map((node) => `${as}: ${v.id}: ${node.html.slice(0, 200)}`));
}

/** Narrow: nothing to scroll sideways. Text twice as large, and set wider apart: nothing cut off. */
async function misfits(page: Page): Promise<string[]> {
  const found: string[] = [];
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  const scrolls = async (as: string, most: number) => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > most) found.push(`${as}: ${width} px wide`);
  };
  await page.setViewportSize({ width: 320, height: 640 });
  await scrolls('at 320 px', 320);
  // What a window of 1280 is when everything is twice as large.
  await page.setViewportSize({ width: 640, height: 360 });
  await scrolls('at 640 px', 640);
  await page.setViewportSize(size);
  for (const [as, rule] of [
    ['text at 200 %', 'html { font-size: 200% !important }'],
    [
      'text set apart',
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
    ],
  ] as const) {
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, rule);
    await scrolls(as, size.width);
    found.push(...(await cutTexts(page)).map((html) => `${as}, cut: ${html}`));
  }
  return found;
}

function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *, header *, footer *')]
      .filter((node) => {
        const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(node);
        // An excerpt is meant to be cut.
        if (webkitLineClamp !== 'none') return false;
        if (!/hidden|clip/.test(overflowX + overflowY) && textOverflow !== 'ellipsis') return false;
        const { width, height } = node.getBoundingClientRect();
        if (width < 2 || height < 2 || !node.textContent?.trim()) return false;
        return node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 2;
      })
      .map((node) => node.outerHTML.slice(0, 160)),
  );
}

async function sendEmpty(page: Page, selector: string): Promise<void> {
  await page
    .locator(selector)
    .first()
    .evaluate((form: HTMLFormElement) => {
      for (let box = form.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true;
      for (const field of form.querySelectorAll<HTMLInputElement>('input:not([type=hidden], [type=radio]), textarea'))
        field.value = '';
      form.requestSubmit(form.querySelector<HTMLButtonElement>('button:not([type=button])'));
    });
  await expect(page.locator('main [aria-invalid=true], main .usa-error-message').first()).toBeVisible();
}

/** The switch keeps the page (one that is not to be seen leads home), and nothing that we say stays English on it. */
async function english(context: BrowserContext, page: Page, address: string, back: string): Promise<string[]> {
  await speak(context, 'es');
  await page.goto(address);
  const found: string[] = [];
  const href = await page.locator('a[href*="/language?"]').first().getAttribute('href');
  const to = new URL(href ?? '', page.url()).searchParams.get('back');
  if (to !== back) found.push(`the language switch leads to ${to}`);
  if ((await page.locator('html').getAttribute('lang')) !== 'es') found.push('not in Spanish');
  const said = await page.evaluate(() => {
    const texts: string[] = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      // What people wrote stays in their language.
      if (
        !element ||
        element.closest('[lang=en], [translate=no], .ah-prose, .ah-official__short, bdi, script, style, pre, code')
      )
        continue;
      if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(node.getAttribute(name) ?? '');
      } else texts.push(node.textContent ?? '');
    }
    return [...new Set(texts.map((text) => text.trim()).filter(Boolean))];
  });
  const { whole, pieces } = await onlyEnglish();
  const left = said.filter((text) => whole.has(text) || pieces.some((piece) => text.includes(piece)));
  return [...found, ...left.map((text) => `in Spanish: ${text}`)];
}
