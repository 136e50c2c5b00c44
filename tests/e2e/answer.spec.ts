import { expect } from '@playwright/test';
import { componentWords } from '~/components/components.words';
import { questionWords } from '~/features/questions/question.words';
import { wordsFor } from '~/platform/i18n/words';
import { ask, mark } from './support/threads';
import { journey } from './support/ways';

journey('answer, comment, vote, and what worked is accepted', async ({ press, write, lang, script, page: pageOf }) => {
  const t = wordsFor(lang, questionWords);
  const c = wordsFor(lang, componentWords);
  const word = mark();
  const ana = await pageOf('ana');
  const thread = await ask(ana.context(), `Who takes a mattress ${word}?`);
  const dev = await pageOf('dev');
  await dev.goto(thread);
  await press(dev.getByRole('button', { name: t('follow'), exact: true }));
  await expect(dev.getByRole('button', { name: t('following') })).toHaveAttribute('aria-pressed', 'true');
  await write(dev.getByLabel(t('yourAnswer')), `The depot took mine, ${word}.`);
  await press(dev.getByRole('button', { name: t('postAnswer') }));
  await expect(dev.locator('article', { hasText: `The depot took mine, ${word}.` })).toBeVisible();
  await expect(dev.getByLabel(t('yourAnswer'))).toHaveValue('');

  await ana.goto(thread);
  const answer = ana.locator('article', { hasText: `The depot took mine, ${word}.` });
  await press(answer.locator('summary', { hasText: t('comment') }));
  await write(answer.getByLabel(t('yourComment')), `Which one, ${word}?`);
  await press(answer.getByRole('button', { name: t('postComment') }));
  await expect(answer).toContainText(`Which one, ${word}?`);
  const useful = answer.getByRole('button', { name: c('useful'), exact: true });
  await press(useful);
  await expect(useful).toHaveAttribute('aria-pressed', 'true');
  await expect(answer.locator('.ah-vote__score')).toContainText('1');
  await press(answer.getByRole('button', { name: t('accept') }));
  await expect(answer.getByRole('button', { name: t('unaccept') })).toBeVisible();
  if (script) expect(new URL(ana.url()).pathname).toBe(thread);

  const visitor = await pageOf(null);
  await visitor.goto(thread);
  await expect(visitor.locator('article', { hasText: word })).toContainText(/Worked for|Le sirvió/);
});
