import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Actor } from '../actor';
import { answering, answeringFile } from './domain-response.server';
import { renderOnly } from './render-only';
import { actorOf } from './request-actor.server';

export type PageArgs = LoaderFunctionArgs & { actor: Actor; url: URL };

/**
 * A page's loader: finds the actor, turns domain errors into HTTP. The body guards itself (`requireStaff(args)` or a policy),
 * because Remix can be asked for any loader alone.
 */
export function pageLoader<T>(run: (args: PageArgs) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> =>
    answering(args.request, async () =>
      renderOnly(await run({ ...args, actor: await actorOf(args), url: new URL(args.request.url) })),
    );
}

/** The same for an address that gives a file. */
export function fileLoader(run: (args: PageArgs) => Promise<Response>) {
  return (args: LoaderFunctionArgs): Promise<Response> =>
    answeringFile(args.request, async () =>
      run({ ...args, actor: await actorOf(args), url: new URL(args.request.url) }),
    );
}

/** A positive safe integer out of a URL, else null: ids of 10^20 or "abc" name nothing. */
export function idOf(value: string | undefined | null): number | null {
  if (!value || !/^[1-9]\d{0,15}$/.test(value)) return null;
  const id = Number(value);
  return Number.isSafeInteger(id) ? id : null;
}
