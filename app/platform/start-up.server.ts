/** Something a process keeps running beside its requests; returns how to end it. */
export type StartUp = () => Promise<() => Promise<void>>;

/** Starts all of them; what comes back ends them all, the last one first. */
export async function startAll(startUps: StartUp[]): Promise<() => Promise<void>> {
  const stops: (() => Promise<void>)[] = [];
  for (const start of startUps) stops.unshift(await start());
  return async () => {
    for (const stop of stops) await stop();
  };
}
