import { readCookie, setCookie } from '~/platform/auth/cookies.server';
import { readSigned, signValue } from '~/platform/auth/signed-value.server';
import { fromNow, minutes } from '~/platform/clock';

const COOKIE = 'second-step';
const PURPOSE = 'second step';
const LIFETIME = minutes(10);

/** Who has given the right password and not yet the code. No session exists until then. */
export type PendingLogIn = { personId: number; accountKey: string };

export async function pendingLogInCookie(pending: PendingLogIn): Promise<string> {
  return setCookie(COOKIE, await signValue(PURPOSE, pending, fromNow(LIFETIME)), LIFETIME / 1000);
}

export async function pendingLogIn(request: Request): Promise<PendingLogIn | null> {
  const data = (await readSigned(PURPOSE, readCookie(request, COOKIE))) as Partial<PendingLogIn> | null;
  return data && typeof data.personId === 'number' && typeof data.accountKey === 'string'
    ? (data as PendingLogIn)
    : null;
}

export const endPendingLogIn = () => setCookie(COOKIE, '', 0);
