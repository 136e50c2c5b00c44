import type { LoaderFunctionArgs } from '@remix-run/node';
import { liveStream } from '~/features/notifications/live-streams.server';
import { mayListen } from '~/features/notifications/may-listen.server';
import { NotFound, RateLimited } from '~/platform/errors';
import { answering } from '~/platform/http/domain-response.server';
import { actorOf } from '~/platform/http/request-actor.server';

/** Server-sent events of the topics in `?topics=a,b` that the actor may listen to. */
export const loader = (args: LoaderFunctionArgs) =>
  answering(args.request, async () => {
    const actor = await actorOf(args);
    const { searchParams } = new URL(args.request.url);
    const asked = (searchParams.get('topics') ?? '').split(/[\s,]+/).slice(0, 10);
    const allowed = await Promise.all(asked.map((topic) => mayListen(actor, topic)));
    const topics = new Set(asked.filter((_, n) => allowed[n]));
    if (topics.size === 0) throw new NotFound();
    const since = Number(searchParams.get('since') ?? Number.NaN);
    const stream = liveStream(
      actor,
      topics,
      Number.isSafeInteger(since) ? since : Number.POSITIVE_INFINITY,
      args.context.clientAddress,
      args.context.signal,
    );
    if (!stream) throw new RateLimited(60);
    return new Response(stream, {
      headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'private, no-store' },
    });
  });
