import { Conflict, type DomainError, Invalid, NotFound, Unavailable } from '../errors';

const code = (thrown: unknown): string | null => {
  for (let e = thrown; e && typeof e === 'object'; e = (e as { cause?: unknown }).cause) {
    const value = (e as { code?: unknown }).code;
    if (typeof value === 'string') return value;
  }
  return null;
};

/**
 * Errors of PostgreSQL that a person can cause by what they typed, or that pass by themselves, as domain errors.
 * Everything else is a bug and returns null.
 */
export function fromDatabase(thrown: unknown): DomainError | null {
  switch (code(thrown)) {
    case '22021': // NUL or a byte sequence that is not text
    case '22P05': // a character the server cannot hold
      return new Invalid({}, 'This text has characters that cannot be stored.');
    case '22003': // a number out of range
    case '22P02': // not a number at all
      return new NotFound();
    case '40001': // serialization failure
    case '40P01': // deadlock
    case '55P03': // lock not available
      return new Conflict('Somebody else was changing this at the same moment. Please try again.');
    case '08000':
    case '08001':
    case '08006':
    case '53100': // disk full
    case '53300': // too many connections
    case '57014': // statement timeout
    case '57P01':
    case '57P02':
    case '57P03':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'ENOENT':
    case 'EPIPE':
    case 'CONNECT_TIMEOUT':
    case 'CONNECTION_CLOSED':
    case 'CONNECTION_DESTROYED':
    case 'CONNECTION_ENDED':
      return new Unavailable();
    default:
      return null;
  }
}
