/** The web addresses a text names, each once, in order: what its author went by is the first guess at its sources. */
export function linksIn(markdown: string, most = 5): string[] {
  const found = markdown.match(/https?:\/\/[^\s<>()[\]"'`]+/g) ?? [];
  const whole = found.map((address) => address.replace(/[.,;:!?*_]+$/, '')).filter((address) => URL.canParse(address));
  return [...new Set(whole)].slice(0, most);
}
