/**
 * Text as it is stored: no NUL and no lone surrogates (PostgreSQL refuses both), one kind of newline, one composed form
 * of every accented letter, so that the same words have the same hash.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u0000', '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .normalize('NFC');
}
