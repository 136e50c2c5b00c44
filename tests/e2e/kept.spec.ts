import { expect, test } from '@playwright/test';
import { moderateWords } from '~/features/moderation/moderate.words';
import { questionWords } from '~/features/questions/question.words';
import { browserOf } from './support/people';
import { answer, ask, idIn, mark } from './support/threads';

const t = questionWords.en;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test('a refused form keeps every word, and personal data is pointed out once', async ({ browser }) => {
      const context = await browserOf(browser, 'ana', { javaScriptEnabled });
      const page = await context.newPage();
      const word = mark();
      await page.goto('/questions/new');
      await page.fill('#title', `Is my number safe ${word}?`);
      await page.fill('#body', `Call me at 202-555-0143, ${word}.`);
      await page.selectOption('#topic', 'ids-and-records');
      await page.locator('summary', { hasText: t.tagsLabel }).click();
      await page.fill('#tags', 'one two three four five six');
      await page.getByRole('button', { name: t.askButton }).click();
      await expect(page.locator('#tags-error')).toContainText(t.tagsMany);
      await expect(page.locator('#body')).toHaveValue(`Call me at 202-555-0143, ${word}.`);
      await expect(page.locator('#topic')).toHaveValue('ids-and-records');
      await page.fill('#tags', 'safe');
      await page.getByRole('button', { name: t.askButton }).click();
      await expect(page.locator('main')).toContainText(t.personalFound);
      await expect(page.locator('#title')).toHaveValue(`Is my number safe ${word}?`);
      await page.getByRole('button', { name: t.askAnyway }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(word);
      await context.close();
    });

    test('an empty answer and an over-long comment come back as they were', async ({ browser }) => {
      const context = await browserOf(browser, 'ana', { javaScriptEnabled });
      const page = await context.newPage();
      const thread = await ask(context, `May I burn leaves ${mark()}?`);
      await page.goto(thread);
      await page.getByRole('button', { name: t.postAnswer }).click();
      await expect(page.locator('#your-answer-error')).toContainText(t.answerMissing);
      await page.locator('summary', { hasText: t.comment }).click();
      const comment = page.getByLabel(t.yourComment);
      await comment.evaluate((area) => area.removeAttribute('maxlength'));
      const long = 'word '.repeat(700).trim();
      await comment.fill(long);
      await page.getByRole('button', { name: t.postComment }).click();
      await expect(page.locator('#comment-on-question-error')).toContainText('3,000');
      await expect(page.getByLabel(t.yourComment)).toHaveValue(long);
      await context.close();
    });
  });
}

test('sent twice, it is there once; going back shows the page again', async ({ browser }) => {
  const context = await browserOf(browser, 'ana');
  const page = await context.newPage();
  const word = mark();
  const thread = await ask(context, `Do they take glass ${word}?`);
  await page.goto(thread);
  await page.fill('#your-answer', `Yes, in the blue bin, ${word}yes.`);
  await page.getByRole('button', { name: t.postAnswer }).evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
    button.form?.requestSubmit(button);
  });
  await expect(page.locator('article', { hasText: `${word}yes` })).toHaveCount(1);
  await page.reload();
  await expect(page.locator('article', { hasText: `${word}yes` })).toHaveCount(1);

  await page.goto('/questions/new');
  await page.fill('#title', `Do they take mirrors ${word}?`);
  await page.selectOption('#topic', 'trash-and-recycling');
  await page.getByRole('button', { name: t.askButton }).dblclick();
  await expect(page).toHaveURL(/\/questions\/\d+\//);
  await page.goBack();
  await expect(page).toHaveURL('/questions/new');
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(word);
  await page.goto(`/questions?sort=newest`);
  await expect(page.getByRole('link', { name: `Do they take mirrors ${word}?` })).toHaveCount(1);
  await context.close();
});

test('two tabs edit one answer: both texts are kept, the later one shows', async ({ browser }) => {
  const context = await browserOf(browser, 'ana');
  const word = mark();
  const thread = await ask(context, `When is leaf pick-up ${word}?`);
  const id = await answer(context, thread, `In November, ${word}first.`);
  const [one, two] = [await context.newPage(), await context.newPage()];
  await one.goto(`/answers/${id}/edit`);
  await two.goto(`/answers/${id}/edit`);
  await one.fill('#body', `In November and December, ${word}one.`);
  await one.getByRole('button', { name: t.save }).click();
  await expect(one.locator(`#answer-${id}`)).toContainText(`${word}one`);
  await two.fill('#body', `From November on, ${word}two.`);
  await two.getByRole('button', { name: t.save }).click();
  await expect(two.locator(`#answer-${id}`)).toContainText(`${word}two`);
  await two.goto(`/questions/${idIn(thread)}/history`);
  for (const text of ['first', 'one', 'two']) await expect(two.locator('main')).toContainText(`${word}${text}`);
  await context.close();
});

test('a moderator hides an answer and takes it back; a report is dealt with', async ({ browser }) => {
  const word = mark();
  const [ana, dev, marcus] = await Promise.all([
    browserOf(browser, 'ana'),
    browserOf(browser, 'dev'),
    browserOf(browser, 'marcus'),
  ]);
  const thread = await ask(ana, `Who mows the strip ${word}?`);
  const id = await answer(ana, thread, `Nobody ever does, ${word}rude.`);
  const reader = await dev.newPage();
  await reader.goto(thread);
  await reader.locator(`#answer-${id}`).getByRole('link', { name: t.flag }).click();
  await reader.locator('main input[type=radio]').first().check();
  await reader.locator('main form button').last().click();
  await expect(reader).toHaveURL(/done/);
  const page = await marcus.newPage();
  await page.goto(`/questions/${idIn(thread)}/moderate?post=a${id}`);
  const { hide, undo, did_hide } = moderateWords.en;
  await page.locator('summary', { hasText: hide }).click();
  await page.getByRole('button', { name: hide }).click();
  await expect(page.getByRole('button', { name: `${undo}: ${did_hide}` })).toBeVisible();
  await reader.goto(thread);
  await expect(reader.locator('main')).not.toContainText(`${word}rude`);
  await page.getByRole('button', { name: `${undo}: ${did_hide}` }).click();
  await expect(page.getByRole('button', { name: `${undo}: ${did_hide}` })).toHaveCount(0);
  await reader.goto(thread);
  await expect(reader.locator(`#answer-${id}`)).toContainText(`${word}rude`);
  await Promise.all([ana, dev, marcus].map((context) => context.close()));
});

test('with forced colours the official answer is known by its words; the language switch keeps the page', async ({
  browser,
}) => {
  const context = await browserOf(browser, null, { forcedColors: 'active' });
  const page = await context.newPage();
  await page.goto('/search?q=old+refrigerator');
  await page.getByRole('link', { name: 'Where do I leave an old refrigerator?' }).first().click();
  const badge = page.getByRole('heading', { name: 'Official answer' });
  await expect(badge).toBeVisible();
  const { color, ground } = await badge.evaluate((node) => {
    const paint = getComputedStyle(node);
    const behind = getComputedStyle(node.closest('header') ?? node);
    return { color: paint.color, ground: behind.backgroundColor };
  });
  expect(color).not.toBe(ground);
  await page.goto('/questions?sort=unanswered');
  await page.locator('a[href*="/language?"]').first().click();
  await expect(page).toHaveURL('/questions?sort=unanswered');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await context.close();
});

test('every official answer is one page on paper', async ({ browser }) => {
  const context = await browserOf(browser, null);
  const page = await context.newPage();
  await page.goto('/official');
  const sheets = page.locator('main a[href*="/official/code/"]');
  const paths = await sheets.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(paths.length).toBeGreaterThan(10);
  const pages: Record<string, number> = {};
  for (const path of paths) {
    await page.goto(path);
    for (const format of ['Letter', 'A4']) {
      const pdf = await page.pdf({ format });
      pages[`${path} ${format}`] = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    }
  }
  expect(Object.entries(pages).filter(([, count]) => count !== 1)).toEqual([]);
  await context.close();
});
