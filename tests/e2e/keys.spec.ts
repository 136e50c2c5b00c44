import { expect, type Page, test } from '@playwright/test';
import { componentWords } from '~/components/components.words';
import { deskWords } from '~/features/escalations/desk.words';
import { questionWords } from '~/features/questions/question.words';
import { verifyWords } from '~/features/verification/verify-form.words';
import { wordsFor } from '~/platform/i18n/words';
import { browserOf } from './support/people';
import { ask, idIn, mark } from './support/threads';

const t = wordsFor('en', questionWords);
const d = wordsFor('en', deskWords);
const v = wordsFor('en', verifyWords);

test('claim, ask back, reply, close: fewer than fifteen keys besides what is written', async ({ browser }) => {
  let keys = 0;
  const press = async (page: Page, ...pressed: string[]) => {
    for (const key of pressed) {
      keys += key.split('+').length;
      await page.keyboard.press(key);
    }
  };
  const word = mark();
  const contexts = await Promise.all((['ana', 'marcus', 'rosa'] as const).map((who) => browserOf(browser, who)));
  try {
    const [ana, marcus, rosa] = await Promise.all(contexts.map((context) => context.newPage()));
    if (!ana || !marcus || !rosa) throw new Error('Nobody came.');
    const thread = await ask(ana.context(), `The lamp on the pier is out ${word}`);
    await marcus.goto(thread);
    await marcus.locator('summary', { hasText: t('sendToStaff') }).click();
    await marcus.getByLabel(t('sendReason')).fill('Nobody here can know.');
    await marcus.getByRole('button', { name: t('sendToStaff') }).click();
    const path = await marcus.getByRole('link', { name: t('openCase') }).getAttribute('href');

    await rosa.goto(String(path));
    await press(rosa, 'c');
    await expect(rosa.locator('main')).toContainText(d('heldByYou'));
    await press(rosa, 'r');
    await expect(rosa.getByLabel(d('writeAsker'))).toBeFocused();
    await rosa.keyboard.insertText(`Which lamp is it, ${word}back?`);
    await press(rosa, 'Control+Enter');
    await expect(rosa.locator('#reply article')).toContainText(`${word}back`);

    await ana.goto(`/questions/${idIn(thread)}/case`);
    await press(ana, 'r');
    await ana.keyboard.insertText(`The third one, ${word}reply.`);
    await press(ana, 'Control+Enter');
    await expect(ana.locator('main article').filter({ hasText: `${word}reply` })).toBeVisible();

    // It comes to the desk by itself.
    await expect(rosa.locator('#reply')).toContainText(`${word}reply`);
    await press(rosa, 'Escape', 'p');
    await expect(rosa.getByLabel(d('closingAnswer'))).toBeFocused();
    await rosa.keyboard.insertText(`The lamp is mended on Friday, ${word}final.`);
    await press(rosa, 'Tab', 'Tab');
    await expect(rosa.getByLabel(v('shortAnswer'))).toBeFocused();
    await rosa.keyboard.insertText(`It is mended on Friday. ${word}short`);
    await press(rosa, 'Tab');
    await rosa.keyboard.insertText('https://portalder.example/lamps');
    await press(rosa, 'Control+Enter');
    await expect(rosa.locator('main')).toContainText(d('state_resolved'));
    expect(keys).toBeLessThan(15);

    await marcus.goto(thread);
    const badge = marcus.getByRole('heading', { name: wordsFor('en', componentWords)('officialAnswer') });
    await expect(marcus.locator('article', { has: badge })).toContainText(`${word}final`);
  } finally {
    for (const context of contexts) await context.close();
  }
});

test('who writes on a case is seen by whoever else has it open, and gone when it has been sent', async ({
  browser,
}) => {
  const word = mark();
  const contexts = await Promise.all(
    (['ana', 'marcus', 'rosa', 'lena'] as const).map((who) => browserOf(browser, who)),
  );
  try {
    const [ana, marcus, rosa, lena] = await Promise.all(contexts.map((context) => context.newPage()));
    if (!ana || !marcus || !rosa || !lena) throw new Error('Nobody came.');
    const thread = await ask(ana.context(), `The swing in the park squeaks ${word}`);
    await marcus.goto(thread);
    await marcus.locator('summary', { hasText: t('sendToStaff') }).click();
    await marcus.getByLabel(t('sendReason')).fill('Nobody here can know.');
    await marcus.getByRole('button', { name: t('sendToStaff') }).click();
    const path = String(await marcus.getByRole('link', { name: t('openCase') }).getAttribute('href'));
    const listening = lena.waitForResponse((response) => response.url().includes('/live?'));
    await lena.goto(path);
    await listening;
    await rosa.goto(path);
    await rosa.getByLabel(d('writeNote')).pressSequentially('Look at the chain.');
    await expect(lena.locator('.ah-writers')).toContainText('is writing a note.');
    await expect(rosa.locator('.ah-writers')).not.toContainText('is writing');
    await rosa.getByRole('button', { name: d('saveNote') }).click();
    await expect(lena.locator('#notes')).toContainText('Look at the chain.');
    await expect(lena.locator('.ah-writers')).not.toContainText('is writing');
  } finally {
    for (const context of contexts) await context.close();
  }
});
