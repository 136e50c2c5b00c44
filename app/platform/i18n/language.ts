import { createContext, createElement, type ReactNode, useContext } from 'react';

/** The languages every visible word exists in; the first is the fallback. */
export const languages = ['en', 'es'] as const;
export type Lang = (typeof languages)[number];

/** How each language calls itself: shown in the switch, never translated. */
export const languageNames: Readonly<Record<Lang, string>> = { en: 'English', es: 'Español' };

/** True for a language code we have a catalogue for. */
export function isLang(value: unknown): value is Lang {
  return typeof value === 'string' && (languages as readonly string[]).includes(value);
}

export type Language = { lang: Lang; timeZone: string };

const LanguageContext = createContext<Language>({ lang: 'en', timeZone: 'UTC' });

/** Sets the language and the time zone (IANA name) that everything below is written in. */
export function LanguageProvider(props: { lang: Lang; timeZone: string; children?: ReactNode }) {
  const { lang, timeZone, children } = props;
  return createElement(LanguageContext.Provider, { value: { lang, timeZone } }, children);
}

/** The language of the page being rendered. */
export function useLang(): Lang {
  return useContext(LanguageContext).lang;
}

/** The time zone of the page being rendered. */
export function useTimeZone(): string {
  return useContext(LanguageContext).timeZone;
}
