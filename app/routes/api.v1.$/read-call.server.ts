import type { z } from 'zod';
import { Invalid, NotFound, TooLarge } from '~/platform/errors';
import type { Upload } from '~/platform/files/file-rules';
import { readForm, storable } from '~/platform/http/read-form.server';
import { BadCall } from './problem.server';

const bodyLimit = 64 * 1024;

/** Ids of a path: what cannot be one is answered like an unknown one. */
export function readParams(schema: z.ZodType | undefined, params: Record<string, string>): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(params);
  if (!result.success) throw new NotFound();
  return result.data;
}

/** Query parameters; of a repeated one the first counts, an empty one is as good as none. 400 says which is wrong. */
export function readQuery(schema: z.ZodType | undefined, search: URLSearchParams): unknown {
  if (!schema) return undefined;
  const given: Record<string, string> = Object.create(null);
  for (const [name, value] of search) {
    const text = storable(value);
    if (text !== '') given[name] ??= text;
  }
  const result = schema.safeParse({ ...given });
  if (result.success) return result.data;
  throw new BadCall(400, 'invalid', 'A parameter cannot be taken.', fieldsOf(result.error));
}

/** A body as it came. TooLarge over 64 KB, 415 if it is something else than JSON. */
export async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('Content-Length') ?? 0) > bodyLimit) throw new TooLarge();
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > bodyLimit) throw new TooLarge();
  if (bytes.byteLength === 0) return '';
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new BadCall(415, 'unsupported_media_type', 'Please send JSON: Content-Type: application/json.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadCall(400, 'malformed', 'The body is not UTF-8.', { body: 'not UTF-8' });
  }
}

/**
 * A body that brings files, as a form does: its fields as the JSON they stand for, and the files. 422 on `files` for more than may come.
 */
export async function readParts(request: Request): Promise<{ text: string; files: Upload[] }> {
  const form = await readForm(request).catch((thrown) => {
    if (thrown instanceof TooLarge) throw thrown;
    throw new BadCall(400, 'malformed', 'The body is not multipart/form-data.', { body: 'not multipart/form-data' });
  });
  if (!form.files) throw new Invalid({ files: 'Please attach at most 3 files, 10 MB together.' });
  return { text: JSON.stringify(form.values), files: form.files };
}

/** A body by its schema: 400 if it is no JSON, Invalid with the fields' names if it does not fit. */
export function readBody(schema: z.ZodType | undefined, text: string): unknown {
  if (!schema) return undefined;
  let given: unknown = {};
  if (text !== '') {
    try {
      given = JSON.parse(text);
    } catch {
      throw new BadCall(400, 'malformed', 'The body is not JSON.', { body: 'not JSON' });
    }
  }
  const result = schema.safeParse(given);
  if (!result.success) throw new Invalid(fieldsOf(result.error));
  return storableIn(result.data);
}

/** NUL and lone surrogates cannot be stored. Depth is that of the schema: what it does not name is gone by now. */
function storableIn(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(storableIn);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, storableIn(one)]));
}

/** The first complaint about each field. Of alternatives, those of the one that came closest. */
function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  const note = (issues: readonly z.core.$ZodIssue[], at: readonly PropertyKey[]) => {
    for (const issue of issues) {
      const path = [...at, ...issue.path];
      if (issue.code === 'invalid_union' && issue.errors.length > 0) {
        note([...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [], path);
      } else {
        const names = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
        for (const name of names) fields[name.map(String).join('.') || 'body'] ??= issue.message;
      }
    }
  };
  note(error.issues, []);
  return fields;
}
