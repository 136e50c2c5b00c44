/**
 * Loader data for the render in this process alone. None of its fields is listed (they are read by name as ever), so that Remix, which
 * prepares all loader data for a browser that would take over, finds nothing to prepare, and who asks a loader alone gets nothing.
 */
export function renderOnly<T>(data: T): T {
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) return data;
  const fields = Object.entries(data).map(([name, value]) => [name, { value, enumerable: false }]);
  return Object.defineProperties({}, Object.fromEntries(fields)) as T;
}
