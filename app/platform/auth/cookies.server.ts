import { env } from '../env.server';

/** A cookie's name on this site: with https it is bound to the host and to "/". */
export function cookieName(name: string): string {
  return env().secure ? `__Host-${name}` : name;
}

/** A Set-Cookie line nobody's script can read; `maxAge` in seconds, 0 removes it. */
export function setCookie(name: string, value: string, maxAge: number): string {
  const secure = env().secure ? '; Secure' : '';
  return `${cookieName(name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${Math.floor(maxAge)}${secure}`;
}

/** The value of a cookie of ours, null when absent or too long to be one. Our values need no decoding. */
export function readCookie(request: Request, name: string): string | null {
  const wanted = `${cookieName(name)}=`;
  for (const pair of (request.headers.get('Cookie') ?? '').split(';')) {
    const found = pair.trim();
    if (found.startsWith(wanted)) {
      const value = found.slice(wanted.length);
      return value.length > 0 && value.length <= 1000 ? value : null;
    }
  }
  return null;
}
