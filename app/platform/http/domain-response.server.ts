import { data, redirect } from '@remix-run/node';
import { DomainError, RateLimited, Unauthorized } from '../errors';
import { languageOf } from '../i18n/request-language.server';
import { inLanguage } from '../i18n/sentences';
import type { Lang } from '../i18n/words';
import { fromDatabase } from './database-errors.server';
import { plainPage } from './refuse.server';

/** A thrown value as a domain error, or null when it is none of ours (then it is a bug and stays one). */
export function asDomainError(thrown: unknown): DomainError | null {
  if (thrown instanceof DomainError) return thrown;
  return fromDatabase(thrown);
}

export type ProblemData = { code: string; message: string; status: number };

export function headersOf(error: DomainError): Record<string, string> {
  return error instanceof RateLimited ? { 'Retry-After': String(error.retryAfter) } : {};
}

/**
 * Runs a loader's or action's body; domain errors become responses here and nowhere else. A visitor who must log in is sent
 * to log in and comes back; what is not there and what is not for you look the same.
 */
export function answering<T>(request: Request, run: () => Promise<T>): Promise<T> {
  return refusing(request, run, (error, message) => {
    const problem: ProblemData = { code: error.code, message, status: error.status };
    throw data(problem, { status: error.status, headers: headersOf(error) });
  });
}

/** The same for an address that gives a file and has no page: whoever is refused reads why, on a page of its own. */
export function answeringFile(request: Request, run: () => Promise<Response>): Promise<Response> {
  return refusing(request, run, (error, message, lang) => {
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headersOf(error) };
    return new Response(plainPage(lang, message), { status: error.status, headers });
  });
}

async function refusing<T>(
  request: Request,
  run: () => Promise<T>,
  refuse: (error: DomainError, message: string, lang: Lang) => T,
): Promise<T> {
  try {
    return await run();
  } catch (thrown) {
    const error = asDomainError(thrown);
    if (!error) throw thrown;
    if (error instanceof Unauthorized) throw redirect(loginUrl(request));
    const lang = languageOf(request);
    return refuse(error, inLanguage(lang, error.message), lang);
  }
}

export function loginUrl(request: Request): string {
  const url = new URL(request.url);
  const back = request.method === 'GET' ? url.pathname.replace(/\.data$/, '') + url.search : refererPath(request);
  return `/login?${new URLSearchParams({ redirectTo: back ?? '/' })}`;
}

/** The path of this site's page that the form was on, if the browser says so. */
function refererPath(request: Request): string | null {
  const referer = request.headers.get('Referer');
  if (!referer) return null;
  try {
    const from = new URL(referer);
    return from.host === new URL(request.url).host ? from.pathname + from.search : null;
  } catch {
    return null;
  }
}
