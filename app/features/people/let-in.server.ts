import { rememberBrowser } from '~/platform/auth/known-browser.server';
import { startSession } from '~/platform/auth/session.server';
import { endPendingLogIn } from './pending-log-in.server';

/** Opens the session of somebody who has proved who they are; gives the cookies to send. */
export async function letIn(
  request: Request,
  who: { personId: number; accountKey: string },
  secondFactor: boolean,
): Promise<Headers> {
  const headers = new Headers();
  headers.append('Set-Cookie', await startSession(who.personId, request, { secondFactor }));
  headers.append('Set-Cookie', await rememberBrowser(request, who.accountKey));
  headers.append('Set-Cookie', endPendingLogIn());
  return headers;
}
