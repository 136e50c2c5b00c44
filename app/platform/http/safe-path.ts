/** A path of this site out of a parameter, else "/": never another host, never a script. */
export function safePath(value: string | null | undefined): string {
  if (!value || value.length > 2000 || !/^\/(?![/\\])/.test(value) || /[\s\p{Cc}]/u.test(value)) return '/';
  return value;
}
