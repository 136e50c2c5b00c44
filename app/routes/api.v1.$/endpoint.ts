import type { z } from 'zod';
import type { Actor } from '~/platform/actor';
import type { Upload } from '~/platform/files/file-rules';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

type Schema = z.ZodType;
type Output<S> = S extends Schema ? z.output<S> : undefined;

/** What a call may say and what comes back. The same schemas parse requests and describe the API. */
export type Spec<P, Q, B> = {
  summary: string;
  /** `public`: reading needs no token. A token that is not good is refused either way. */
  auth: 'public' | 'required';
  params?: P;
  query?: Q;
  body?: B;
  /** The body may also come as multipart/form-data with files under the name `files`. */
  takesFiles?: true;
  /** What comes back, for the description; none: 204. `file`: the bytes of one, as what it is. */
  result?: Schema | 'file';
  status?: 200 | 201 | 204;
};

export type Call<P, Q, B> = {
  actor: Actor;
  params: Output<P>;
  query: Output<Q>;
  body: Output<B>;
  /** What was attached, where the call takes files. */
  files: readonly Upload[];
  /** The caller's address, for limits of callers without a token. */
  address: string;
};

/** An answer with another status than the endpoint's usual one. */
export type Reply = { status: number; body: unknown };

export type Endpoint = {
  method: Method;
  path: string;
  spec: Spec<Schema | undefined, Schema | undefined, Schema | undefined>;
  run: (call: Call<undefined, undefined, undefined>) => Promise<unknown>;
  reply: ((value: unknown, call: Call<undefined, undefined, undefined>) => Promise<Reply>) | null;
};

/**
 * One call of the API. `run` calls one command or query. What a command returns is kept with an Idempotency-Key, so a command's `reply`
 * makes the answer from its plain fields (ids): it also serves a repetition.
 */
export function endpoint<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  V = unknown,
>(
  method: Method,
  path: string,
  spec: Spec<P, Q, B>,
  run: (call: Call<P, Q, B>) => Promise<V>,
  reply?: (value: V, call: Call<P, Q, B>) => Promise<unknown>,
): Endpoint {
  const answer =
    reply &&
    (async (value: unknown, call: unknown): Promise<Reply> => {
      const body = await reply(value as V, call as Call<P, Q, B>);
      return isReply(body) ? body : { status: spec.status ?? 200, body };
    });
  return { method, path, spec, run: run as unknown as Endpoint['run'], reply: answer ?? null };
}

const replies = new WeakSet<object>();

/** An answer with a status of its own: `withStatus(200, escalation)`. */
export function withStatus(status: number, body: unknown): Reply {
  const reply = { status, body };
  replies.add(reply);
  return reply;
}

function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && replies.has(value);
}
