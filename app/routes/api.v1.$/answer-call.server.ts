import { createHash } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { type Actor, isPerson, visitor } from '~/platform/actor';
import { actorFromBearer } from '~/platform/auth/token.server';
import { NotFound, Unauthorized } from '~/platform/errors';
import { fileResponse } from '~/platform/files/file-response';
import type { Upload } from '~/platform/files/file-rules';
import { isMultipart } from '~/platform/http/read-form.server';
import { keepAnswer, onlyOnce } from '~/platform/idempotency.server';
import type { Call, Endpoint } from './endpoint';
import { openApi } from './openapi.server';
import { BadCall, problem } from './problem.server';
import { readBody, readParams, readParts, readQuery, readText } from './read-call.server';
import { matchPath } from './table';

type Args = LoaderFunctionArgs | ActionFunctionArgs;
type AnyCall = Call<undefined, undefined, undefined>;
type Answered = { status: number; text: string; file?: Parameters<typeof fileResponse>[0] };

/** Answers one call of API v1: who calls, by token and never by cookie; what they say; the one command or query; JSON. */
export async function answerCall({ request, context, params }: Args): Promise<Response> {
  try {
    const { status, text, file } = await answered(request, `/${params['*'] ?? ''}`, context.clientAddress);
    if (file) return fileResponse(file);
    const headers = { 'Cache-Control': 'no-store' };
    if (status === 204) return new Response(null, { status, headers });
    return new Response(text, { status, headers: { ...headers, 'Content-Type': 'application/json' } });
  } catch (thrown) {
    return problem(thrown, context.requestId);
  }
}

async function answered(request: Request, path: string, address: string): Promise<Answered> {
  if (path === '/openapi.json' && isReading(request)) return { status: 200, text: JSON.stringify(openApi()) };
  const match = matchPath(path);
  if (!match) throw new NotFound();
  const found = match.methods.get(request.method === 'HEAD' ? 'GET' : request.method);
  if (!found) {
    const allowed = [...match.methods.keys(), ...(match.methods.has('GET') ? ['HEAD'] : [])].join(', ');
    throw new BadCall(405, 'method_not_allowed', `Here you can: ${allowed}.`, {}, { Allow: allowed });
  }
  const actor = await callerOf(request, found);
  const { spec } = found;
  const { text, files } = await bodyOf(request, found);
  const call = {
    actor,
    address,
    files,
    params: readParams(spec.params, match.params),
    query: readQuery(spec.query, new URL(request.url).searchParams),
    body: readBody(spec.body, text),
  } as AnyCall;
  const key = found.method === 'POST' ? keyOf(request) : null;
  if (key === null || !isPerson(actor)) return replyTo(found, call, await found.run(call));
  return answeredOnce(found, call, { personId: actor.personId, key, hash: hashOf(found.method, path, text, files) });
}

async function answeredOnce(
  found: Endpoint,
  call: AnyCall,
  repeatable: { personId: number; key: string; hash: string },
): Promise<Answered> {
  const done = await onlyOnce(repeatable, () => found.run(call));
  if (done.answer) return done.answer;
  const answer = await replyTo(found, call, done.value);
  await keepAnswer(repeatable, answer);
  return answer;
}

async function replyTo(found: Endpoint, call: AnyCall, value: unknown): Promise<Answered> {
  if (found.spec.status === 204) return { status: 204, text: '' };
  if (found.spec.result === 'file') return { status: 200, text: '', file: value as Answered['file'] };
  const { status, body } = found.reply
    ? await found.reply(value, call)
    : { status: found.spec.status ?? 200, body: value };
  return { status, text: JSON.stringify(body) };
}

/** The token's owner; a visitor where nothing was sent and reading is public. A token that is not good is never ignored. */
async function callerOf(request: Request, { spec }: Endpoint): Promise<Actor> {
  const header = request.headers.get('Authorization');
  if (header === null) {
    if (spec.auth === 'required') throw new Unauthorized('Please send a token: Authorization: Bearer …');
    return { ...visitor, channel: 'api' };
  }
  const actor = await actorFromBearer(header);
  if (!actor) throw new Unauthorized('This token is not known, or no longer valid.');
  return actor;
}

function keyOf(request: Request): string | null {
  const key = request.headers.get('Idempotency-Key');
  if (key === null) return null;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new BadCall(400, 'invalid', 'The Idempotency-Key must be 1 to 255 visible ASCII characters.', {
    'Idempotency-Key': '1 to 255 visible ASCII characters',
  });
}

function hashOf(method: string, path: string, text: string, files: readonly Upload[]): string {
  const hash = createHash('sha256').update(`${method} ${path}\n${text}`);
  for (const { name, bytes } of files) hash.update(`\n${name}\n${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}

/** What a call says: nothing where it only reads, JSON, or the parts of a form where it takes files. */
async function bodyOf(request: Request, { spec }: Endpoint): Promise<{ text: string; files: readonly Upload[] }> {
  if (isReading(request)) return { text: '', files: [] };
  if (spec.takesFiles && isMultipart(request.headers.get('Content-Type'))) return readParts(request);
  return { text: await readText(request), files: [] };
}

const isReading = (request: Request) => request.method === 'GET' || request.method === 'HEAD';
