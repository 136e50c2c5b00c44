import { expect } from '@playwright/test';
import { componentWords } from '~/components/components.words';
import { questionWords } from '~/features/questions/question.words';
import { wordsFor } from '~/platform/i18n/words';
import { siteWords } from '~/root.words';
import { idIn, mark } from './support/threads';
import { journey } from './support/ways';

journey(
  'ask: questions like it are shown, the text is kept and previewed, the name is withheld',
  async ({ press, write, choose, tick, script, lang, page: pageOf }) => {
    const t = wordsFor(lang, questionWords);
    const word = mark();
    const page = await pageOf('ana');
    await page.goto('/');
    await press(page.getByRole('banner').getByRole('link', { name: wordsFor(lang, siteWords)('ask') }));
    await expect(page).toHaveURL('/questions/new');
    const title = page.getByLabel(t('titleLabel'));
    const body = page.getByLabel(t('bodyLabel'));
    const submit = page.getByRole('button', { name: t('askButton') });

    // Nothing chosen as topic: refused, and what was typed stays.
    await write(title, 'Where do I leave an old refrigerator?');
    if (script) await expect(page.locator('[data-similar] a').first()).toContainText('refrigerator');
    await write(body, `It is **heavy**, and the door says ${word}.`);
    if (script) {
      await press(page.getByRole('button', { name: wordsFor(lang, componentWords)('preview') }));
      await expect(page.locator('[data-preview-of] strong')).toHaveText('heavy');
    }
    await press(submit);
    await expect(page.locator('#topic-error')).toContainText(t('topicMissing'));
    await expect(title).toHaveValue('Where do I leave an old refrigerator?');
    await expect(body).toHaveValue(new RegExp(word));
    if (script) {
      await page.goto('/questions/new');
      await expect(body).toHaveValue(new RegExp(word));
    }
    await write(title, `Where do I leave a fridge ${word}?`);
    await choose(page.getByLabel(t('topicLabel'), { exact: true }), 'bulky-waste');
    await tick(page.getByLabel(t('anonymousLabel')));
    await press(submit);

    await expect(page.getByRole('heading', { level: 1 })).toContainText(word);
    await expect(page.locator('main strong', { hasText: 'heavy' })).toBeVisible();
    const visitor = await pageOf(null);
    await visitor.goto(`/questions/${idIn(page.url())}`);
    await expect(visitor.locator('#question')).toContainText(t('askedBy', { who: t('somebody') }));
    expect(await visitor.content()).not.toMatch(/\bana\b/i);
    if (script) {
      await page.goto('/questions/new');
      await expect(body).toHaveValue('');
    }
  },
);
