import { Invalid, TooLarge } from '../errors';

const formLimit = 64 * 1024;

/**
 * A form's fields: a repeated field becomes a list. NUL and lone surrogates cannot be stored and are dropped here, line ends
 * become "\n". Over 64 KB: TooLarge; what is no form at all: Invalid.
 */
export async function readForm(request: Request): Promise<{ values: Record<string, string | string[]> }> {
  if (Number(request.headers.get('Content-Length') ?? 0) > formLimit) throw new TooLarge();
  const form = await request.formData().catch(() => {
    throw new Invalid({}, 'This form is not known here. Please reload the page.');
  });
  const values: Record<string, string | string[]> = Object.create(null);
  let size = 0;
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    size += value.length;
    if (size > formLimit) throw new TooLarge();
    const text = storable(value);
    const before = values[name];
    if (before === undefined) values[name] = text;
    else values[name] = Array.isArray(before) ? [...before, text] : [before, text];
  }
  return { values };
}

/** Text PostgreSQL and a page can hold. */
export function storable(value: string): string {
  return value.replaceAll('\0', '').toWellFormed().replace(/\r\n?/g, '\n');
}
