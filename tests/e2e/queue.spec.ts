import { expect, type Page, test } from '@playwright/test';
import { componentWords } from '~/components/components.words';
import { deskWords } from '~/features/escalations/desk.words';
import { wordsFor } from '~/platform/i18n/words';
import { browserOf } from './support/people';
import { ask, idIn, mark, post } from './support/threads';

const d = wordsFor('en', deskWords);
const c = wordsFor('en', componentWords);

test('the queue by keys, a filter kept, many at once, and a claim elsewhere that moves nothing', async ({
  browser,
}) => {
  const word = mark();
  const contexts = await Promise.all(
    (['ana', 'marcus', 'rosa', 'lena'] as const).map((who) => browserOf(browser, who)),
  );
  try {
    const [ana, marcus, rosa, lena] = contexts;
    if (!ana || !marcus || !rosa || !lena) throw new Error('Nobody came.');
    for (const [n, what] of ['lamp', 'swing', 'drain'].entries()) {
      const thread = await ask(ana, `The ${what} is broken ${word}`);
      const reason = { intent: 'ask-staff', reason: 'Nobody here can know.' };
      await post(marcus, thread, n === 2 ? { ...reason, safety: 'on' } : reason);
      expect(idIn(thread)).toBeGreaterThan(0);
    }
    const page = await lena.newPage();
    const rows = page.locator('tr[data-row]');
    // Search learns of a question a moment after it was asked.
    await expect(async () => {
      await page.goto(`/staff/escalations?view=agency&q=${word}`);
      await expect(rows).toHaveCount(3, { timeout: 500 });
    }).toPass();
    const current = page.locator('tr[aria-current]');
    const titleOf = (n: number) => rows.nth(n).locator('th a').textContent();
    await expect(rows.first()).toContainText(d('safetyFirst'));
    await expect(current).toContainText(String(await titleOf(0)));

    // j and k move, and a key at once after them acts on the row one is at.
    const second = String(await titleOf(1));
    await page.keyboard.press('j');
    await page.keyboard.press('w');
    await expect(page.locator('main .ah-alert')).toContainText(d('did_watched', { count: 1 }));
    await expect(rows.nth(1)).toContainText(d('youWatch'));
    await expect(rows.first()).not.toContainText(d('youWatch'));
    await expect(current).toContainText(second);
    await page.keyboard.press('k');
    await expect(current).toContainText(String(await titleOf(0)));
    await page.keyboard.press('j');
    await expect(current).toContainText(second);

    // The sheet of keys; / searches, a gives, l tags.
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toContainText(c('keyClaim'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await rows.nth(1).locator('th a').focus();

    // Somebody claims the third: it shows without a reload, and the row one is at stays.
    const third = String(await titleOf(2));
    const away = await rosa.newPage();
    const at = String(await rows.nth(2).getAttribute('data-row'));
    await away.goto(`/staff/escalations?view=agency&q=${word}&case=${at.split('/').at(-1)}`);
    await expect(away.locator('tr[aria-current]')).toContainText(third);
    await away.keyboard.press('c');
    await away.waitForURL(/\/staff\/escalations\/\d+$/);
    await expect(rows.filter({ hasText: third })).toContainText('Rosa Diaz');
    await expect(current).toContainText(second);
    await expect(rows.nth(1).locator('th a')).toBeFocused();

    // x ticks two of them; they are tagged and given to Rosa in one go each.
    await page.keyboard.press('x');
    await page.keyboard.press('k');
    await page.keyboard.press('x');
    await expect(current).toContainText(String(await titleOf(0)));
    await page.keyboard.press('l');
    await page.keyboard.type(`storm ${word}`);
    await page.keyboard.press('Enter');
    await expect(page.locator('main .ah-alert')).toContainText(d('did_tagged', { count: 2 }));
    await expect(rows.filter({ hasText: `storm ${word}` })).toHaveCount(2);
    // One is back at the row, and the same two stay ticked for what comes next.
    await expect(rows.first().locator('th a')).toBeFocused();
    await page.keyboard.press('a');
    await page.getByLabel(d('assignTo')).selectOption({ label: 'Rosa Diaz' });
    await page.keyboard.press('Enter');
    await expect(page.locator('main .ah-alert')).toContainText(d('did_assigned', { count: 2 }));
    await expect(rows.first().locator('th a')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(rows.getByRole('checkbox', { checked: true })).toHaveCount(0);
    await expect(rows.filter({ hasText: 'Rosa Diaz' })).toHaveCount(3);

    // What one looks at often is kept under a name.
    await page.locator('summary', { hasText: d('saveFilter') }).click();
    await page.getByLabel(d('filterName')).fill(`Storm ${word}`);
    await page.getByRole('button', { name: d('saveFilter'), exact: true }).click();
    await expect(page.getByRole('link', { name: `Storm ${word}` })).toBeVisible();
    await page.goto('/staff/escalations');
    await page.getByRole('link', { name: `Storm ${word}` }).click();
    await expect(rows).toHaveCount(3);
    await reply(away, word);
    await leaves(page, away, word);
  } finally {
    for (const context of contexts) await context.close();
  }
});

/** r and t of a case one holds lead to its composer and to passing it on; Enter opens it. */
async function reply(page: Page, word: string): Promise<void> {
  for (const [key, ends] of [
    ['r', '#reply'],
    ['t', '#transfer'],
    ['Enter', ''],
  ] as const) {
    await page.goto(`/staff/escalations?view=mine&q=${word}`);
    await page.keyboard.press('j');
    await page.keyboard.press(key);
    await page.waitForURL(new RegExp(`/staff/escalations/\\d+${ends}$`));
  }
}

/** A case that leaves the list under its reader's hands stays in the preview; no key acts on another, and j goes on with the next one. */
async function leaves(page: Page, away: Page, word: string): Promise<void> {
  const rows = page.locator('tr[data-row]');
  await page.goto(`/staff/escalations?view=agency&who=nobody&q=${word}`);
  await expect(rows).toHaveCount(0);
  for (const n of [1, 0]) {
    await away.goto(`/staff/escalations?view=mine&q=${word}`);
    await away.locator('tr[data-row] th a').nth(n).click();
    await away.keyboard.press('Enter');
    await away.waitForURL(/\/staff\/escalations\/\d+$/);
    await away.getByRole('button', { name: d('release') }).click();
    await expect(away.getByText(d('unheld'))).toBeVisible();
  }
  await expect(rows).toHaveCount(2);
  const [first, second] = await rows.locator('th a').allTextContents();
  const preview = page.locator('#preview');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(preview).toContainText(String(first));
  await away.goto(`/staff/escalations?view=agency&who=nobody&q=${word}`);
  await away.keyboard.press('c');
  await away.waitForURL(/\/staff\/escalations\/\d+$/);
  await expect(preview).toContainText(d('leftList'));
  await expect(preview).toContainText(String(first));
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('c');
  await page.keyboard.press('j');
  await expect(preview).toContainText(String(second));
  await expect(preview).not.toContainText(d('leftList'));
}
