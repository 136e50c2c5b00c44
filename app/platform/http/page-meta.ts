import type { MetaDescriptor } from '@remix-run/node';

type Match = { id: string; data?: unknown };

/** The document's title ("Page · Port Alder Answers") and description, for a route's `meta`. */
export function pageMeta(
  matches: readonly (Match | undefined)[],
  title: string | null,
  more: MetaDescriptor[] = [],
): MetaDescriptor[] {
  const root = matches.find((m) => m?.id === 'root')?.data as { site?: { place: string; name: string } } | undefined;
  const site = root?.site ? `${root.site.place} ${root.site.name}`.trim() : 'Answerhall';
  return [{ title: title ? `${title} · ${site}` : site }, ...more];
}
