const whole = new WeakMap<object, object>();

/**
 * Loader data for the render in this process alone. Until then none of its fields is listed (they can be read by name), so that Remix,
 * which prepares all loader data for a browser that would take over, finds nothing to prepare, and who asks a loader alone gets nothing.
 */
export function renderOnly<T>(data: T): T {
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) return data;
  const fields = Object.entries(data).map(([name, value]) => [name, { value, enumerable: false }]);
  const unlisted = Object.defineProperties({}, Object.fromEntries(fields));
  whole.set(unlisted, data);
  return unlisted as T;
}

/** The data of all routes as their loaders gave it, for the render: there it may be spread and listed like any other. */
export function forRender(loaderData: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(loaderData);
  return Object.fromEntries(entries.map(([id, data]) => [id, (data && whole.get(data as object)) ?? data]));
}
