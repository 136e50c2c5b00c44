import { expect, type Page, test } from '@playwright/test';
import { enhanceWords } from '~/components/enhance/enhance.words';
import { deskWords } from '~/features/escalations/desk.words';
import { questionWords } from '~/features/questions/question.words';
import { browserOf, type Login } from './support/people';
import { answer, ask, mark, post } from './support/threads';

const t = questionWords.en;
const pages = async (browser: Parameters<typeof browserOf>[0], logins: (Login | null)[]): Promise<Page[]> =>
  Promise.all(logins.map(async (login) => (await browserOf(browser, login)).newPage()));
/** Says whether a page has been loaded anew since. */
const stays = (page: Page) => page.evaluate(() => Reflect.set(window, 'sameLoad', true));
const expectSameLoad = async (page: Page) =>
  expect(await page.evaluate(() => Reflect.get(window, 'sameLoad'))).toBe(true);
const close = (...all: Page[]) => Promise.all(all.map((page) => page.context().close()));
/** The stream is open, and what happens from now on is heard. */
const opens = (page: Page, path: string) =>
  Promise.all([page.waitForResponse((answered) => answered.url().includes('/live?')), page.goto(path)]);

test('a claim reaches another open queue at once', async ({ browser }) => {
  const [ana, marcus, rosa, lena] = await pages(browser, ['ana', 'marcus', 'rosa', 'lena']);
  if (!ana || !marcus || !rosa || !lena) throw new Error('nobody');
  const word = mark();
  const thread = await ask(ana.context(), `The truck never came ${word}`);
  await post(marcus.context(), thread, { intent: 'ask-staff', reason: 'They know.' });
  await opens(lena, '/staff/escalations?view=agency');
  await stays(lena);
  const row = lena.getByRole('row', { name: new RegExp(word) });
  await expect(row).toContainText(deskWords.en.nobody);
  await rosa.goto('/staff/escalations?view=agency');
  await rosa
    .getByRole('row')
    .getByRole('link', { name: new RegExp(word) })
    .click();
  await expect(rosa.locator('#preview h2, aside h2').first()).toContainText(word);
  await rosa.getByRole('button', { name: new RegExp(`${deskWords.en.claim} .*${word}`) }).click();
  await rosa.waitForURL(/\/staff\/escalations\/\d+$/);
  await expect(row).toContainText('Rosa Diaz', { timeout: 1000 });
  await expectSameLoad(lena);
  await close(ana, marcus, rosa, lena);
});

test('what happens after a page was made and before it listens is shown too', async ({ browser }) => {
  const [ana, dev] = await pages(browser, ['ana', 'dev']);
  if (!ana || !dev) throw new Error('nobody');
  const word = mark();
  const thread = await ask(ana.context(), `Who grits the footbridge ${word}?`);
  let listen = () => {};
  const listens = new Promise<void>((resolve) => (listen = resolve));
  await ana.route('**/live?*', async (route) => {
    await listens;
    await route.continue();
  });
  await ana.goto(thread);
  await stays(ana);
  await answer(dev.context(), thread, `The parks crew does, ${word}between.`);
  await expect(ana.locator('main')).not.toContainText(`${word}between`);
  listen();
  await expect(ana.locator('article', { hasText: `${word}between` })).toBeVisible();
  await expectSameLoad(ana);
  await close(ana, dev);
});

test('an answer of somebody else appears without taking what one is typing', async ({ browser }) => {
  const [ana, dev] = await pages(browser, ['ana', 'dev']);
  if (!ana || !dev) throw new Error('nobody');
  const word = mark();
  const thread = await ask(ana.context(), `Who takes old tires ${word}?`);
  await answer(dev.context(), thread, `The depot does, ${word}old.`);
  await opens(ana, thread);
  await stays(ana);
  await ana.getByLabel(t.yourAnswer).fill('I am writing this');
  await ana.locator('article').locator('summary', { hasText: t.comment }).click();
  const comment = ana.locator('article', { hasText: `${word}old` }).getByLabel(t.yourComment);
  await comment.pressSequentially('and that');
  await dev.goto(thread);
  await dev.getByLabel(t.yourAnswer).fill(`So does the garage, ${word}new.`);
  await dev.getByRole('button', { name: t.postAnswer }).click();
  await expect(ana.locator('article', { hasText: `${word}new` })).toBeVisible();
  await expect(ana.getByText(enhanceWords.en.newAnswer)).toBeVisible();
  await expect(ana.getByLabel(t.yourAnswer)).toHaveValue('I am writing this');
  await expect(comment).toHaveValue('and that');
  await expect(comment).toBeFocused();
  await expectSameLoad(ana);
  await close(ana, dev);
});
