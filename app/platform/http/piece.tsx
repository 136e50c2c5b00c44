import { createContext, type FunctionComponent, type ReactElement, useContext } from 'react';
import { type Lang, LanguageProvider, useLang, useTimeZone } from '../i18n/language';
import { FragmentsProvider, useFragments } from './fragments';

/** What can be written down whole. A part of a page with anything else among its properties cannot be known by them. */
type Plain<T> = unknown extends T
  ? T
  : T extends string | number | boolean | bigint | null | undefined | Date
    ? T
    : T extends (...args: never[]) => unknown
      ? never
      : { [K in keyof T]: Plain<T[K]> };

/** Takes a piece to be drawn after the page, known by its key and its texts, and gives what stands in its place until then. */
export type PlaceFor = (key: string, texts: readonly string[], element: ReactElement) => string;

export const Places = createContext<PlaceFor | null>(null);

let made = 0;

/**
 * Makes of a component one whose HTML is kept and used again wherever it would come out the same. It is known by all that it is
 * made of: the component, its properties, the language, the time zone and the texts it names (`textsOf`; other fragments are empty
 * to it). It is drawn apart from the page and can see nothing else. So what changes asks for another piece, nothing needs to be
 * dropped, and no reader can get what was drawn for one who is shown anything different. `isKept`: false for what one person typed.
 */
export function piece<P extends object>(
  Part: FunctionComponent<P>,
  textsOf: (props: P) => readonly string[] = () => [],
  isKept: (props: P) => boolean = () => true,
): FunctionComponent<P & Plain<P>> {
  made += 1;
  const number = made;
  return function Piece(props) {
    const placeFor = useContext(Places);
    const textOf = useFragments();
    const lang = useLang();
    const timeZone = useTimeZone();
    if (!placeFor || !isKept(props)) return <Part {...props} />;
    const texts = textsOf(props).map((name) => [name, textOf(name)] as const);
    const key = `${number} ${lang} ${timeZone} ${JSON.stringify(props)}`;
    const apart = <Apart {...{ lang, timeZone, texts }} part={<Part {...props} />} />;
    const place = placeFor(
      key,
      texts.map(([, html]) => html),
      apart,
    );
    return <>{place}</>;
  };
}

function Apart(props: {
  lang: Lang;
  timeZone: string;
  texts: readonly (readonly [string, string])[];
  part: ReactElement;
}) {
  return (
    <LanguageProvider lang={props.lang} timeZone={props.timeZone}>
      <FragmentsProvider fragments={new Map(props.texts)}>{props.part}</FragmentsProvider>
    </LanguageProvider>
  );
}
