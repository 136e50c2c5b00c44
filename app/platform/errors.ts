/**
 * What can go wrong in the domain. Commands and queries throw these; `platform/http` turns them into HTTP in one place.
 * `message` is a sentence for people (English; pages translate by `code`), `detail` goes into problem+json as it is.
 */
export class DomainError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = code;
  }
}

export class NotFound extends DomainError {
  constructor(message = 'There is nothing here, or not for you.') {
    super(404, 'not_found', message);
  }
}

/** Nobody is logged in, or the token is not good. Pages send the visitor to log in. */
export class Unauthorized extends DomainError {
  constructor(message = 'Please log in first.') {
    super(401, 'unauthorized', message);
  }
}

export class Forbidden extends DomainError {
  constructor(message = 'You do not have the right to do this.', code = 'forbidden') {
    super(403, code, message);
  }
}

/** Somebody else was faster, or the thing changed meanwhile; `detail` says what won. */
export class Conflict extends DomainError {
  constructor(message: string, detail: Record<string, unknown> = {}, code = 'conflict') {
    super(409, code, message, detail);
  }
}

export class TooLarge extends DomainError {
  constructor(message = 'This is too large.') {
    super(413, 'too_large', message);
  }
}

/** What was typed cannot be taken; `fields` maps a field's name to a sentence. */
export class Invalid extends DomainError {
  constructor(
    readonly fields: Record<string, string>,
    message = 'Please check what you typed.',
  ) {
    super(422, 'invalid', message, { fields });
  }
}

/** `retryAfter` in seconds. */
export class RateLimited extends DomainError {
  constructor(
    readonly retryAfter: number,
    message = 'That was a lot in a short time. Please try again later.',
  ) {
    super(429, 'rate_limited', message, { retryAfter });
  }
}

export class Unavailable extends DomainError {
  constructor(message = 'This is not available right now. Please try again in a moment.') {
    super(503, 'unavailable', message);
  }
}

/** Throws unless `allowed`; `refusal` says why in a sentence for people. */
export function authorize(allowed: boolean, refusal?: string): asserts allowed {
  if (!allowed) throw new Forbidden(refusal);
}
