/**
 * What may be attached, by what the file is, and the endings such a file goes by; the first is added where none of them is there. Of pictures
 * only formats whose place and other marks can be taken out: a telephone that takes HEIC sends JPEG where HEIC is not asked for.
 */
export const fileKinds: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'text/plain': ['txt', 'csv', 'md', 'log'],
};

export const mostFiles = 3;
/** Bytes of all files of one form together. */
export const mostBytes = 10 * 1024 * 1024;
const longestName = 120;

/** A file as a form brought it: nothing about it is known yet, its name least of all. */
export type Upload = { name: string; bytes: Buffer };

/** A name that harms nobody: no folders, no signs that turn text around or cannot be seen, with the ending of what the file is. */
export function fileName(given: string, mediaType: string): string {
  const base = given.split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>:|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const endings = fileKinds[mediaType] ?? [];
  const ending = /\.([a-z0-9]{1,5})$/i.exec(clean)?.[1]?.toLowerCase();
  const kept = ending !== undefined && endings.includes(ending);
  const stem = (kept ? clean.slice(0, -ending.length - 1) : clean) || 'file';
  return `${[...stem].slice(0, longestName).join('')}.${kept ? ending : endings[0]}`;
}
