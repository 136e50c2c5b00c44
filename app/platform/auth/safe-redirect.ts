/** A path on this site out of what somebody sent as "go there next"; anything else becomes `fallback`. */
export function safeRedirect(to: unknown, fallback = '/'): string {
  if (typeof to !== 'string' || to.length > 2000 || !to.startsWith('/') || /[\\\p{Cc}\p{Cf}]/u.test(to))
    return fallback;
  const base = 'http://this.site.invalid';
  if (!URL.canParse(to, base)) return fallback;
  const url = new URL(to, base);
  if (url.origin !== base || url.pathname.startsWith('//')) return fallback;
  return url.pathname + url.search + url.hash;
}
