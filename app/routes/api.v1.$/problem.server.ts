import { STATUS_CODES } from 'node:http';
import { type DomainError, Invalid, RateLimited } from '~/platform/errors';
import { asDomainError } from '~/platform/http/domain-response.server';
import { log } from '~/platform/log.server';

/** A refusal that only HTTP knows. */
export class BadCall extends Error {
  constructor(
    readonly status: 400 | 405 | 415,
    readonly code: string,
    message: string,
    readonly fields: Record<string, string> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** What went wrong, as RFC 9457 has it. Nothing in it tells a thing that is not there from one that is not for the caller. */
export function problem(thrown: unknown, requestId: string): Response {
  if (thrown instanceof BadCall) {
    const { status, code, message, fields, headers } = thrown;
    return write(status, code, message, Object.keys(fields).length > 0 ? { fields } : {}, headers);
  }
  const error = asDomainError(thrown);
  if (error) return write(error.status, error.code, error.message, detailOf(error), headersOf(error));
  log.error({ err: thrown, requestId }, 'API call failed');
  return write(500, 'internal', 'Something went wrong on our side. It has been noted.', { requestId });
}

function detailOf(error: DomainError): Record<string, unknown> {
  if (error instanceof Invalid) return { fields: error.fields };
  return error.detail;
}

function headersOf(error: DomainError): Record<string, string> {
  if (error instanceof RateLimited) return { 'Retry-After': String(error.retryAfter) };
  if (error.status === 401) return { 'WWW-Authenticate': 'Bearer' };
  if (error.status === 503) return { 'Retry-After': '5' };
  return {};
}

function write(
  status: number,
  code: string,
  detail: string,
  more: Record<string, unknown>,
  headers: Record<string, string> = {},
): Response {
  const body = { ...more, type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, detail };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  });
}
