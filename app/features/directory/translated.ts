import type { Translations } from '~db/schema';

/** The Spanish wording, as far as there is one. */
export function translated({ nameEs, descriptionEs }: { nameEs: string; descriptionEs: string }): Translations {
  const es = { ...(nameEs && { name: nameEs }), ...(descriptionEs && { description: descriptionEs }) };
  return Object.keys(es).length > 0 ? { es } : {};
}
