/** A name as it is compared: case, width and runs of blanks do not matter. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Letters for the codes of an agency's official answers: the initials of its name. */
export function codePrefixOf(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .toUpperCase()
      .match(/[A-Z0-9]+/g) ?? [];
  const telling = words.filter((word) => !/^(?:OF|THE|AND|FOR|DE|LA|Y)$/.test(word));
  const initials = telling.map((word) => word[0]).join('');
  return (initials.length > 1 ? initials : (telling[0] ?? 'AG')).slice(0, 4);
}
