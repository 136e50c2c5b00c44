import { type Browser, type BrowserContext, type BrowserContextOptions, expect, request } from '@playwright/test';
import { demoLogins, demoPassword } from '~db/seed/demo-logins';

export type Login = 'ana' | 'marcus' | 'rosa' | 'dev' | 'lena' | 'adam';
type State = Awaited<ReturnType<BrowserContext['storageState']>>;

const states = new Map<Login, Promise<State>>();

/** The address of the product under test. */
export const site = process.env.E2E_URL ?? '';

/** Somebody's session; each worker logs in once as each. */
function stateOf(login: Login): Promise<State> {
  const known = states.get(login);
  if (known) return known;
  const state = logIn(login);
  states.set(login, state);
  return state;
}

async function logIn(login: Login): Promise<State> {
  const person = demoLogins.find(({ handle }) => handle === login);
  const http = await request.newContext({ baseURL: site, extraHTTPHeaders: { Origin: site } });
  const answer = await http.post('/login', {
    form: { email: person?.email ?? '', password: demoPassword },
    maxRedirects: 0,
  });
  expect(answer.status(), `${login} can log in`).toBe(302);
  const state = await http.storageState();
  await http.dispose();
  return state;
}

/** A browser in which somebody is logged in; `null` is a visitor. */
export async function browserOf(
  browser: Browser,
  login: Login | null,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const storageState = login ? await stateOf(login) : undefined;
  return browser.newContext({ baseURL: site, ...options, storageState });
}

/** Says by the cookie of the switch in which language pages come. */
export async function speak(context: BrowserContext, lang: 'en' | 'es'): Promise<void> {
  await context.addCookies([{ name: 'lang', value: lang, url: site }]);
}
