import { startLiveStreams } from '~/features/notifications/live-streams.server';

/** Open pages hear of what changes on them. */
export default async function startLive(): Promise<() => Promise<void>> {
  const stop = startLiveStreams();
  return async () => stop();
}
