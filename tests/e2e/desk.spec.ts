import { expect, test } from '@playwright/test';
import { verifierDeskWords } from '~/features/verification/desk.words';
import { proposalWords } from '~/features/verification/proposal.words';
import { verifyWords } from '~/features/verification/verify-form.words';
import { wordsFor } from '~/platform/i18n/words';
import { browserOf } from './support/people';
import { answer, ask, mark, post } from './support/threads';
import { journey } from './support/ways';

journey(
  'the desk: a reader suggests an answer, staff send it back with a reason, undo that, and send it back again',
  async ({ press, write, lang, page: pageOf }) => {
    const d = wordsFor(lang, verifierDeskWords);
    const p = wordsFor(lang, proposalWords);
    const v = wordsFor(lang, verifyWords);
    const word = mark();
    const [ana, dev, marcus] = [await pageOf('ana'), await pageOf('dev'), await pageOf('marcus')];
    const thread = await ask(dev.context(), `Who takes a broken piano ${word}?`);
    const id = await answer(dev.context(), thread, `The depot takes it, ${word}.`);

    await ana.goto(thread);
    const card = ana.locator(`#answer-${id}`);
    await press(card.getByRole('button', { name: p('propose') }));
    await expect(card).toContainText(p('proposed'));

    await marcus.goto('/staff/verification?waits=proposal');
    const row = marcus.locator(`#proposal-${id}`);
    const sendBack = async (reason: string) => {
      await press(row.getByRole('link'));
      await expect(marcus).toHaveURL(new RegExp(`/answers/${id}/verify`));
      await press(marcus.locator('summary', { hasText: v('notLikeThis') }));
      await write(marcus.getByLabel(v('sendBackNote')), `${reason} ${word}`);
      await press(marcus.getByRole('button', { name: v('sendBack'), exact: true }));
      await expect(marcus.getByRole('status').filter({ hasText: word })).toBeVisible();
    };
    await sendBack('Thank you! Please say when.');
    await press(marcus.getByRole('button', { name: d('undo'), exact: true }));
    await expect(marcus.getByRole('status').filter({ hasText: word })).toContainText(
      d('did_undone', { title: '' }).trim(),
    );
    await marcus.goto('/staff/verification?waits=proposal');
    await sendBack('Thank you! Please say on which days.');

    const author = await pageOf('dev');
    await author.goto(thread);
    await expect(author.locator(`#answer-${id}`)).toContainText('Please say on which days.');
    const visitor = await pageOf(null);
    await visitor.goto(thread);
    expect(await visitor.content()).not.toContain('on which days');
  },
  true,
);

test('four keystrokes confirm what waits first; hints follow the writing', async ({ browser }) => {
  const v = wordsFor('en', verifyWords);
  const word = mark();
  const [ana, marcus] = [await browserOf(browser, 'ana'), await browserOf(browser, 'marcus')];
  const thread = await ask(marcus, `Who fetches an old mattress ${word}?`);
  const body = `Call 555-0110 and put it out the evening before: https://portalder.example/${word}`;
  const id = await answer(await browserOf(browser, 'dev'), thread, body);
  await post(ana, thread, { intent: 'propose', answerId: String(id) });

  const page = await marcus.newPage();
  await page.goto('/staff/verification?waits=proposal');
  await expect(page.locator('tr[data-row]')).toHaveCount(1);
  let keys = 0;
  const key = async (name: string) => {
    keys += 1;
    await page.keyboard.press(name);
  };
  await key('j');
  await expect(page.locator('tr[data-row] th a')).toBeFocused();
  await key('Enter');
  await expect(page).toHaveURL(`/answers/${id}/verify?desk`);
  // Only a look at the hints; none of it is sent.
  await page.keyboard.press('i');
  const improved = page.getByLabel(v('improved'));
  await expect(improved).toBeFocused();
  await improved.fill(`${body}\n\nYou shall utilize the form, which is provided by the office.`);
  const hints = page.locator('[data-hints-of=body]');
  await expect(hints).toContainText('utilize');
  await expect(hints).toContainText('is provided');
  await page.goto(`/answers/${id}/verify?desk`);
  await key('v');
  await expect(page.getByRole('button', { name: v('verify'), exact: true })).toBeFocused();
  await key('Enter');
  await expect(page).toHaveURL(/\/staff\/verification\?did=confirmed/);
  await expect(page.getByRole('status').filter({ hasText: word })).toContainText(
    wordsFor('en', verifierDeskWords)('takeBack'),
  );
  expect(keys).toBeLessThan(5);
  await page.goto(thread);
  await expect(page.locator('article.ah-official')).toContainText(`portalder.example/${word}`);
});
