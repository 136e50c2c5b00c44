import { type BrowserContext, expect } from '@playwright/test';

let asked = 0;

/** A word found nowhere else, to tell what one run has written. */
export const mark = () => `zq${Date.now().toString(36)}${(asked++).toString(36)}${Math.floor(Math.random() * 1e4)}`;

/** Posts a form as this browser would, without showing it; gives the address that was answered. */
export async function post(context: BrowserContext, path: string, form: Record<string, string>): Promise<string> {
  const url = new URL(path, process.env.E2E_URL);
  const answer = await context.request.post(url.href, { form, headers: { Origin: url.origin }, maxRedirects: 0 });
  expect(answer.status(), `${path} ${form.intent}`).toBe(302);
  return answer.headers().location ?? '';
}

/** Asks, and gives the thread's path. */
export async function ask(context: BrowserContext, title: string, topic = 'bulky-waste'): Promise<string> {
  return post(context, '/questions/new', { intent: 'ask', title, body: 'Asked by a test.', topic, language: 'en' });
}

/** Answers, and gives the answer's number. */
export async function answer(context: BrowserContext, thread: string, body: string): Promise<number> {
  const at = await post(context, thread, { intent: 'answer', body });
  return Number(/#answer-(\d+)$/.exec(at)?.[1]);
}

export const idIn = (thread: string) => Number(/\/questions\/(\d+)/.exec(thread)?.[1]);
