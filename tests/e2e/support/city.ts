import type { Browser } from '@playwright/test';
import { browserOf } from './people';
import { answer, ask, idIn, mark, post } from './threads';

/** Addresses in the demo city, and of one question of this run that has an answer and a private case. */
export interface City {
  thread: string;
  threadId: number;
  answerId: number;
  caseId: string;
  official: string;
  officialAnswer: string;
  code: string;
  /** Threads of the city by the beginning of their names. */
  named(slug: string): string;
  person: string;
}

let city: Promise<City> | undefined;

/** Read and made once per worker. */
export function cityOf(browser: Browser): Promise<City> {
  city ??= make(browser);
  return city;
}

async function make(browser: Browser): Promise<City> {
  const open = (login: Parameters<typeof browserOf>[1]) => browserOf(browser, login);
  const [ana, dev, marcus, rosa, adam] = await Promise.all(
    (['ana', 'dev', 'marcus', 'rosa', 'adam'] as const).map(open),
  );
  if (!ana || !dev || !marcus || !rosa || !adam) throw new Error('not everybody is here');
  const read = async (context: typeof ana, path: string) => (await context.request.get(path)).text();
  const word = mark();
  const thread = await ask(ana, `Who takes an old piano ${word}?`);
  const threadId = idIn(thread);
  const answerId = await answer(dev, thread, 'The depot, on **Saturdays**.\n\n- bring help\n- and a truck');
  await post(marcus, thread, { intent: 'comment', body: 'It is heavy.' });
  await post(marcus, thread, { intent: 'ask-staff', reason: 'Nobody is sure.' });
  const rows = await read(rosa, '/staff/escalations?view=agency');
  const caseId = new RegExp(`id="case-(\\d+)"(?:(?!</tr>).)*${word}`, 's').exec(rows)?.[1] ?? '';
  const own = caseId.length > 0 ? `/staff/escalations/${caseId}` : '';
  await post(rosa, own, { intent: 'claim' });
  await post(rosa, own, { intent: 'note', body: 'Ask the crew.' });
  await post(rosa, own, { intent: 'message', body: 'Which floor is it on?', next: 'keep' });
  const map = (await Promise.all([0, 1].map((part) => read(ana, `/sitemap.xml?part=${part}`)))).join('');
  const named = (slug: string) =>
    new RegExp(`/questions/\\d+/${slug}[^<]*`).exec(map)?.[0] ?? `/no-such-thread/${slug}`;
  const official = named('where-do-i-leave-an-old-refrigerator');
  const page = await read(ana, official);
  const person = /\/admin\/people\/\d+/.exec(await read(adam, '/admin/people'))?.[0] ?? '';
  const found = {
    ...{ thread, threadId, answerId, caseId, official, named, person },
    officialAnswer: /class="ah-official"[^>]* id="answer-(\d+)"/.exec(page)?.[1] ?? '',
    code: /\/official\/code\/([\w-]+)/.exec(page)?.[1] ?? '',
  };
  await Promise.all([ana, dev, marcus, rosa, adam].map((context) => context.close()));
  return found;
}
