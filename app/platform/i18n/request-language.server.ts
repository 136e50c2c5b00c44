import type { Actor } from '../actor';
import { isLang, type Lang } from './language';

/**
 * The language a request is answered in: what was chosen with the switch (cookie), else the person's setting, else the browser's
 * first language that we have.
 */
export function languageOf(request: Request, actor?: Pick<Actor, 'language'> | null): Lang {
  return languageFrom(request.headers.get('Cookie'), request.headers.get('Accept-Language'), actor?.language ?? null);
}

export function languageFrom(
  cookie: string | null | undefined,
  accepted: string | null | undefined,
  setting: Lang | null,
): Lang {
  const chosen = /(?:^|;\s*)lang=(\w+)/.exec(cookie ?? '')?.[1];
  if (isLang(chosen)) return chosen;
  if (setting) return setting;
  for (const part of (accepted ?? '').slice(0, 200).split(',')) {
    const code = part.trim().slice(0, 2).toLowerCase();
    if (isLang(code)) return code;
  }
  return 'en';
}

/** Keeps the choice for a year. */
export function languageCookie(lang: Lang): string {
  return `lang=${lang}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
