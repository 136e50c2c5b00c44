import { beforeAll, describe, expect, test } from 'vitest';
import { editAnswer } from '~/features/answers/edit-answer.server';
import { postAnswer } from '~/features/answers/post-answer.server';
import { rateAnswer } from '~/features/answers/rate-answer.server';
import { voteAnswer } from '~/features/answers/vote-answer.server';
import { hidePost } from '~/features/moderation/hide-post.server';
import { restorePost } from '~/features/moderation/restore-post.server';
import { setFollow } from '~/features/questions/follow-question.server';
import { setMeToo } from '~/features/questions/me-too.server';
import { postComment } from '~/features/questions/post-comment.server';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { withdrawVerification } from '~/features/verification/withdraw-verification.server';
import { verification } from '../../features/verification/official-desk.ts';
import { testDatabase } from '../../support/database.ts';
import { productUnderTest } from '../rights/ask.ts';
import { type ActorName, makeWorld, type Thread, thread, type World } from '../rights/world.ts';

testDatabase();
const product = productUnderTest();
/** Another process, which hears of the same events and has drawn nothing yet. */
const other = productUnderTest();

let world: World;
let one: Thread;

beforeAll(async () => {
  world = await makeWorld();
  one = await thread(world);
}, 120_000);

/** A page as a reader gets it, without what is of the moment. */
async function read(actor: ActorName, { url = product.url, at = one.path, lang = 'en' } = {}): Promise<string> {
  const headers = { Cookie: `${world.cookies[actor]}; lang=${lang}`, 'X-Live': '1' };
  const html = await (await fetch(url + at, { headers })).text();
  return html
    .replace(/<meta name="(now|session-ends)" content="[^"]*"\/>/g, '')
    .replace(/ data-live-since="\d+"/, '')
    .replaceAll(url, '');
}

const readers: ActorName[] = [
  'anonymous',
  'asker',
  'member',
  'moderator',
  'repA',
  'repB',
  'leadA',
  'admin',
  'suspended',
];

describe('a thread whose posts and pieces readers share', () => {
  test('shows every change at once, to everybody, although another process made it', async () => {
    const { member, moderator, asker } = world.actors;
    const seenBy = async (text: string, who: ActorName[] = readers.slice(1)) => {
      for (const actor of who) expect([actor, (await read(actor)).includes(text)]).toEqual([actor, true]);
    };
    await seenBy('Call 555-0100');
    await postComment(asker, { answerId: one.answer }, 'A first remark.');
    await seenBy('A first remark.');
    const second = await postAnswer(member, one.question, 'A second way.');
    await seenBy('A second way.');
    await editAnswer(member, second.id, { body: 'A second, better way.' });
    await seenBy('A second, better way.');
    await voteAnswer(asker, second.id, 1);
    await seenBy('<span aria-hidden="true">1</span>');
    await hidePost(moderator, { kind: 'answer', id: second.id }, { kind: 'spam' });
    for (const actor of readers.slice(1)) {
      const sees = actor === 'member' || actor === 'moderator';
      expect([actor, (await read(actor)).includes('A second, better way.')]).toEqual([actor, sees]);
    }
    await restorePost(moderator, { kind: 'answer', id: second.id });
    await seenBy('A second, better way.');
    const done = await verifyAnswer(world.colleague, verification(one.answer, one.hash, 'agency-a'));
    await seenBy('Official answer');
    await withdrawVerification(world.actors.repA, done.id, { reason: 'It has changed.', note: '' } as never);
    for (const actor of readers.slice(1)) expect(await read(actor)).not.toContain('ah-official--current');
  }, 120_000);

  test('gives nobody what is another reader’s own', async () => {
    const made = await thread(world);
    const { member, moderator, asker } = world.actors;
    const at = made.path;
    const before = Object.fromEntries(
      await Promise.all(readers.map(async (actor) => [actor, await read(actor, { at })] as const)),
    );
    await voteAnswer(member, made.answer, 1);
    await voteAnswer(member, made.answer, 0);
    await rateAnswer(member, made.answer, { helped: true, visitorHash: null });
    await setFollow(member, made.question, true);
    await setMeToo(member, made.question, true);
    await setMeToo(member, made.question, false);
    expect(await read('member', { at })).toContain('aria-pressed="true"');
    for (const actor of readers)
      if (actor !== 'member' && actor !== 'anonymous')
        expect([actor, await read(actor, { at })]).toEqual([actor, before[actor]]);
    await voteAnswer(member, made.answer, 1);
    const hidden = await postAnswer(member, made.question, 'The canary answer.');
    await hidePost(moderator, { kind: 'answer', id: hidden.id }, { kind: 'spam' });
    const remark = await postComment(asker, { answerId: made.answer }, 'The canary remark.');
    await hidePost(moderator, { kind: 'comment', id: remark.id }, { kind: 'rude' });
    // Whoever may see it reads first, so that it would be there to be given away.
    for (const actor of ['moderator', 'member', ...readers] as ActorName[])
      for (const lang of ['en', 'es']) {
        const html = await read(actor, { at, lang });
        expect([actor, html.includes('The canary answer.')]).toEqual([actor, ['member', 'moderator'].includes(actor)]);
        expect([actor, html.includes('The canary remark.')]).toEqual([actor, actor === 'moderator']);
        expect([actor, html.includes('value="0" aria-pressed="true"')]).toEqual([actor, actor === 'member']);
      }
  }, 120_000);

  test('is the same page whoever has read it before, and in a process that nobody has asked', async () => {
    const pages = new Map<string, string>();
    for (const actor of readers) for (const lang of ['en', 'es']) pages.set(actor + lang, await read(actor, { lang }));
    for (const actor of [...readers].reverse())
      for (const lang of ['es', 'en']) {
        expect([actor, await read(actor, { lang, url: other.url })]).toEqual([actor, pages.get(actor + lang)]);
        expect([actor, await read(actor, { lang })]).toEqual([actor, pages.get(actor + lang)]);
      }
  }, 120_000);
});
