import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { safePath } from '~/platform/http/safe-path';
import { isLang } from '~/platform/i18n/language';
import { languageCookie } from '~/platform/i18n/request-language.server';

/** The language switch: keeps the choice and goes back to the page. */
export function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const to = url.searchParams.get('to');
  const headers = isLang(to) ? { 'Set-Cookie': languageCookie(to) } : undefined;
  return redirect(safePath(url.searchParams.get('back')), headers ? { headers } : undefined);
}
