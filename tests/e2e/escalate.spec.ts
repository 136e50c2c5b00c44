import { expect } from '@playwright/test';
import { componentWords } from '~/components/components.words';
import { deskWords } from '~/features/escalations/desk.words';
import { questionWords } from '~/features/questions/question.words';
import { verifyWords } from '~/features/verification/verify-form.words';
import { wordsFor } from '~/platform/i18n/words';
import { ask, idIn, mark } from './support/threads';
import { journey } from './support/ways';

journey(
  'escalate: sent to staff, claimed, noted, asked back, answered in private, resolved in public',
  async ({ press, write, tick, lang, page: pageOf }) => {
    const t = wordsFor(lang, questionWords);
    const d = wordsFor(lang, deskWords);
    const v = wordsFor(lang, verifyWords);
    const word = mark();
    const ana = await pageOf('ana');
    const thread = await ask(ana.context(), `They skipped our couch twice ${word}`);

    const marcus = await pageOf('marcus');
    await marcus.goto(thread);
    await press(marcus.locator('summary', { hasText: t('sendToStaff') }));
    await write(marcus.getByLabel(t('sendReason')), `Nobody here can know ${word}.`);
    await press(marcus.getByRole('button', { name: t('sendToStaff') }));
    await expect(marcus.getByRole('link', { name: t('openCase') })).toBeVisible();

    const rosa = await pageOf('rosa');
    await rosa.goto('/staff/escalations');
    await press(rosa.getByRole('row').getByRole('link', { name: new RegExp(word) }));
    // The mouse selects a row; the Enter key opens its case.
    await expect(rosa.getByRole('heading', { name: new RegExp(word) })).toBeVisible();
    await press(rosa.getByRole('button', { name: new RegExp(`^${d('claim')}`) }));
    await expect(rosa).toHaveURL(/\/staff\/escalations\/\d+(#|$)/);
    await expect(rosa.locator('main')).toContainText(d('heldByYou'));
    await write(rosa.getByLabel(d('writeNote')), `Ask the crew leader ${word}note.`);
    await press(rosa.getByRole('button', { name: d('saveNote') }));
    await expect(rosa.locator('#notes')).toContainText(`${word}note`);
    await write(rosa.getByLabel(d('writeAsker')), `Which street is it, ${word}back?`);
    await tick(rosa.getByLabel(d('thenWaitAsker')));
    await press(rosa.locator('#reply').getByRole('button', { name: /Ana/ }));
    await expect(rosa.locator('#reply')).toContainText(`${word}back`);
    await expect(rosa.locator('.ah-chips').first()).toContainText(d('state_waiting_asker'));

    await ana.goto(thread);
    await press(ana.getByRole('link', { name: t('replyInCase') }));
    await expect(ana).toHaveURL(`/questions/${idIn(thread)}/case#reply`);
    await expect(ana.locator('main')).toContainText(`${word}back`);
    expect(await ana.content()).not.toContain(`${word}note`);
    await write(ana.getByLabel(d('replyLabel')), `Mill Street, ${word}reply.`);
    await press(ana.locator('form', { has: ana.locator('#reply') }).locator('button[name=intent]'));
    await expect(
      ana
        .locator('main article, main section')
        .filter({ hasText: `${word}reply` })
        .first(),
    ).toBeVisible();

    await rosa.goto(rosa.url().replace(/#.*/, ''));
    await expect(rosa.locator('#reply')).toContainText(`${word}reply`);
    const publish = rosa.locator('#publish');
    await write(publish.getByLabel(d('closingAnswer')), `The crew comes on Friday, ${word}final.`);
    await write(publish.getByLabel(v('shortAnswer')), `Skipped items are taken on Friday. ${word}short`);
    await write(publish.getByLabel(v('sources')), 'https://portalder.example/bulky-waste');
    await press(publish.getByRole('button', { name: d('publishAnswer') }));
    await expect(rosa.locator('.ah-chips').first()).toContainText(d('state_resolved'));

    const visitor = await pageOf(null);
    await visitor.goto(thread);
    const badge = visitor.getByRole('heading', { name: wordsFor(lang, componentWords)('officialAnswer') });
    await expect(visitor.locator('article', { has: badge })).toContainText(`${word}final`);
    const everything = await visitor.content();
    for (const secret of ['note', 'back', 'reply']) expect(everything).not.toContain(`${word}${secret}`);
  },
  true,
);
