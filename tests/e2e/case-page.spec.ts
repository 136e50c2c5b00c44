import { expect, test } from '@playwright/test';
import { caseWords } from '~/features/escalations/case.words';
import { deskWords } from '~/features/escalations/desk.words';
import { questionWords } from '~/features/questions/question.words';
import { verifyWords } from '~/features/verification/verify-form.words';
import { wordsFor } from '~/platform/i18n/words';
import { browserOf } from './support/people';
import { ask, idIn, mark } from './support/threads';

const t = wordsFor('en', questionWords);
const d = wordsFor('en', deskWords);
const c = wordsFor('en', caseWords);
const v = wordsFor('en', verifyWords);

for (const script of [true, false])
  test(`files, a prepared reply, chosen private words, a draft, and no, it did not solve it: ${script ? 'with' : 'without'} script`, async ({
    browser,
  }) => {
    const word = mark();
    const options = { javaScriptEnabled: script };
    const people = ['ana', 'marcus', 'rosa', 'lena'] as const;
    const contexts = await Promise.all(people.map((who) => browserOf(browser, who, options)));
    try {
      const [ana, marcus, rosa, lena] = await Promise.all(contexts.map((context) => context.newPage()));
      if (!ana || !marcus || !rosa || !lena) throw new Error('Nobody came.');
      await lena.goto('/staff/replies');
      await lena.getByLabel(c('replyTitle'), { exact: true }).last().fill(`Which street ${word}?`);
      await lena.getByLabel(c('replyBody'), { exact: true }).last().fill('Hello {name}, which street is it?');
      await lena
        .getByRole('button', { name: /^Save for everybody/ })
        .last()
        .click();
      await expect(lena.locator('main h3', { hasText: word })).toBeVisible();

      const thread = await ask(ana.context(), `The bench by the lake is broken ${word}`);
      await marcus.goto(thread);
      await marcus.locator('summary', { hasText: t('sendToStaff') }).click();
      await marcus.getByLabel(t('sendReason')).fill('Nobody here can know.');
      await marcus.getByRole('button', { name: t('sendToStaff') }).click();
      const path = String(await marcus.getByRole('link', { name: t('openCase') }).getAttribute('href'));

      await rosa.goto(path);
      await rosa.getByRole('button', { name: d('takeOver') }).click();
      await rosa.getByLabel(d('writeAsker')).fill(`Thank you, ${word}first.`);
      await rosa.getByLabel(c('replies')).selectOption({ label: `Which street ${word}?` });
      await rosa.getByRole('button', { name: c('replyInsert') }).click();
      const box = rosa.getByLabel(d('writeAsker'));
      await expect(box).toHaveValue(
        new RegExp(`^Thank you, ${word}first\\.\\n\\nHello Ana[^,]*, which street is it\\?$`),
      );
      await rosa.locator('#reply summary', { hasText: c('officialQuote') }).click();
      await rosa.locator('#reply').getByLabel(c('officialWords')).fill('old refrigerator');
      await rosa
        .locator('#reply')
        .getByRole('button', { name: c('officialFind') })
        .click();
      await rosa.locator('#reply label', { hasText: 'Where do I leave an old refrigerator?' }).click();
      await rosa.locator('#reply button[value=insert-official]').click();
      await expect(box).toHaveValue(
        new RegExp(
          `^Thank you, ${word}first[^>]*> Not at the curb[^>]*confirmed this: \\[Where do I leave[^>]*#answer-`,
        ),
      );
      await rosa
        .locator('#reply')
        .getByRole('button', { name: /privately/ })
        .click();
      await expect(rosa.locator('#reply article')).toContainText('which street is it?');

      await ana.goto(`/questions/${idIn(thread)}/case`);
      await ana.getByLabel(d('replyLabel')).fill(`Lake Road, call (503) 555-0147, ${word}reply.`);
      await ana.locator('summary', { hasText: c('attach') }).click();
      const file = { name: 'bench.txt', mimeType: 'text/plain', buffer: Buffer.from(`${word}file`) };
      await ana
        .getByLabel(c('attach'))
        .setInputFiles({ ...file, name: 'bench.pdf', buffer: Buffer.from([77, 90, 0, 1, 2]) });
      const send = ana.locator('form.ah-composer button[data-send]');
      await send.click();
      await expect(ana.locator('main')).toContainText('is not a file we can take');
      await expect(ana.getByLabel(d('replyLabel'))).toHaveValue(new RegExp(`${word}reply`));
      await ana.getByLabel(c('attach')).setInputFiles(file);
      await send.click();
      await expect(ana.locator('main article').filter({ hasText: 'bench.txt' })).toContainText(`${word}reply`);

      await rosa.goto(path);
      await expect(rosa.locator('#reply')).toContainText(c('notScanned'));
      const given = await rosa.request.get(
        String(await rosa.getByRole('link', { name: 'bench.txt' }).getAttribute('href')),
      );
      expect([await given.text(), given.headers()['content-disposition']?.slice(0, 10)]).toEqual([
        `${word}file`,
        'attachment',
      ]);
      const publish = rosa.locator('#publish');
      await publish.locator('summary', { hasText: c('quoteTitle') }).click();
      const choice = publish.locator('label', { hasText: `${word}reply` });
      await choice.click();
      await publish.getByRole('button', { name: c('quoteButton') }).click();
      const answer = publish.getByLabel(d('closingAnswer'));
      await expect(answer).toHaveValue(new RegExp(`Lake Road, call \\[left out\\], ${word}reply`));
      await expect(answer).not.toHaveValue(new RegExp(`${word}first|0147`));
      await answer.fill(`The bench is mended; we called (503) 555-0147. ${word}final`);
      await publish.getByRole('button', { name: c('saveDraft') }).click();
      await expect(publish).toContainText('nobody but staff of this case has read it yet');
      await lena.goto(path);
      await expect(lena.locator('main')).toContainText(`${word}final`);
      await publish.getByLabel(v('shortAnswer')).fill('The bench is mended.');
      await publish.getByLabel(v('sources')).fill('https://portalder.example/benches');
      await publish.getByRole('button', { name: d('publishAnswer') }).click();
      await expect(publish).toContainText('Everybody would read this: “(503) 555-0147”');
      await publish.getByLabel(d('closingAnswer')).fill(`The bench is mended. ${word}final`);
      await publish.getByRole('button', { name: d('publishAnswer') }).click();
      await expect(rosa.locator('main')).toContainText(d('state_resolved'));

      // Under her public question, too; nobody else is asked there.
      await rosa.goto(thread);
      await expect(rosa.locator('main')).toContainText(`${word}final`);
      expect(await rosa.content()).not.toContain(c('solvedQuestion'));
      await ana.goto(thread);
      await ana.getByRole('button', { name: c('solvedYes') }).click();
      await expect(ana.locator('#solved')).toContainText(c('solvedThanks'));
      await ana.getByRole('button', { name: c('solvedNo') }).click();
      await expect(ana.locator('main')).toContainText('With Public Works since');

      const visitor = await (await browser.newContext({ baseURL: process.env.E2E_URL ?? '' })).newPage();
      await visitor.goto(thread);
      const everything = await visitor.content();
      expect(everything).toContain(`${word}final`);
      expect(everything).not.toContain(c('solvedQuestion'));
      for (const secret of ['first', 'reply', 'file', 'bench.txt'])
        expect(everything).not.toContain(`${word}${secret}`);
      await visitor.context().close();
    } finally {
      for (const context of contexts) await context.close();
    }
  });
