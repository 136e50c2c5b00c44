import { days } from '../clock';
import { readCookie, setCookie } from './cookies.server';
import { hashSecret, newSecret } from './hash-secret';
import { readSigned, signValue } from './signed-value.server';

const COOKIE = 'known';
const PURPOSE = 'known browser';
const MOST_ACCOUNTS = 8;

type Known = { browser: string; accounts: string[] };

const mark = (accountKey: string) => hashSecret(accountKey).slice(0, 16);

async function read(request: Request): Promise<Known | null> {
  const data = (await readSigned(PURPOSE, readCookie(request, COOKIE))) as Partial<Known> | null;
  return data && typeof data.browser === 'string' && Array.isArray(data.accounts) ? (data as Known) : null;
}

/** A name for this browser if it has logged in to this account before, else null. Costs the same for any account. */
export async function knownBrowser(request: Request, accountKey: string): Promise<string | null> {
  const known = await read(request);
  return known?.accounts.includes(mark(accountKey)) ? known.browser : null;
}

/** The Set-Cookie line by which this browser will be known for the account. */
export async function rememberBrowser(request: Request, accountKey: string): Promise<string> {
  const known = await read(request);
  const accounts = [mark(accountKey), ...(known?.accounts ?? []).filter((a) => a !== mark(accountKey))];
  const value: Known = {
    browser: known?.browser ?? newSecret().slice(0, 22),
    accounts: accounts.slice(0, MOST_ACCOUNTS),
  };
  return setCookie(COOKIE, await signValue(PURPOSE, value, null), days(400) / 1000);
}
