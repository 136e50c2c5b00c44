import { expect } from '@playwright/test';
import { componentWords } from '~/components/components.words';
import { questionWords } from '~/features/questions/question.words';
import { verifyWords } from '~/features/verification/verify-form.words';
import { wordsFor } from '~/platform/i18n/words';
import { answer, ask, mark } from './support/threads';
import { journey } from './support/ways';

journey(
  'verify: a neighbour’s text becomes official, an edit leaves it on display, it is withdrawn',
  async ({ press, write, tick, lang, page: pageOf }) => {
    const t = wordsFor(lang, questionWords);
    const v = wordsFor(lang, verifyWords);
    const word = mark();
    const ana = await pageOf('ana');
    const dev = await pageOf('dev');
    const thread = await ask(dev.context(), `What does it cost to have a couch taken ${word}?`);
    const id = await answer(ana.context(), thread, `Twenty dollars, ${word}first.`);

    const marcus = await pageOf('marcus');
    await marcus.goto(thread);
    await press(marcus.getByRole('link', { name: t('verify') }));
    await expect(marcus).toHaveURL(`/answers/${id}/verify`);
    const confirm = marcus.getByRole('button', { name: v('verify'), exact: true });
    await write(marcus.getByLabel(v('shortAnswer')), `Twenty dollars a piece. ${word}short`);
    await press(confirm);
    // Without a source it is refused, and the short answer stays.
    await expect(marcus.locator('#sources-error')).toBeVisible();
    await expect(marcus.getByLabel(v('shortAnswer'))).toHaveValue(/Twenty dollars a piece/);
    await write(marcus.getByLabel(v('sources'), { exact: true }), 'https://portalder.example/bulky-waste/prices');
    await tick(marcus.getByLabel(v('methodChecked')));
    await press(confirm);
    await expect(marcus).toHaveURL(new RegExp(`#answer-${id}$`));

    const visitor = await pageOf(null);
    await visitor.goto(thread);
    const badge = visitor.getByRole('heading', { name: wordsFor(lang, componentWords)('officialAnswer') });
    await expect(badge).toBeVisible();
    const official = visitor.locator('article', { has: badge });
    await expect(official).toContainText(`${word}short`);
    await expect(official).toContainText('Marcus Webb');

    await ana.goto(thread);
    await press(ana.locator(`#answer-${id}`).getByRole('link', { name: t('edit'), exact: true }));
    await write(ana.getByLabel(t('yourAnswer')), `Twenty-five dollars now, ${word}second.`);
    await press(ana.getByRole('button', { name: t('save') }));
    await expect(ana.locator(`#answer-${id}`)).toContainText(t('yourNewerText'));
    await visitor.goto(thread);
    await expect(official).toContainText(`${word}first`);
    expect(await visitor.content()).not.toContain(`${word}second`);

    await marcus.goto(thread);
    await press(marcus.locator(`#answer-${id}`).getByRole('link', { name: t('verify') }));
    await press(marcus.locator('summary', { hasText: v('withdraw') }));
    await write(marcus.getByLabel(v('withdrawNote')), `The price has changed ${word}why.`);
    await press(marcus.getByRole('button', { name: v('withdraw') }));
    await expect(marcus).toHaveURL(new RegExp(`#answer-${id}$`));
    await visitor.goto(thread);
    await expect(badge).toHaveCount(0);
    await expect(visitor.locator(`#answer-${id}`)).toContainText(`${word}second`);
    await expect(visitor.locator(`#answer-${id}`)).toContainText(`${word}why`);
  },
);
