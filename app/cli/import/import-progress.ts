import { Presets, SingleBar } from 'cli-progress';

/** How far an import has come; the command shows a bar on stderr, tests show nothing. */
export type ImportProgress = {
  start(label: string, total: number): void;
  at(done: number): void;
  stop(): void;
};

export const silentProgress: ImportProgress = { start() {}, at() {}, stop() {} };

/** A bar on stderr; without a terminal, a line every two seconds. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr): ImportProgress {
  let bar: SingleBar | undefined;
  const stop = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    start(label, total) {
      stop();
      bar = new SingleBar(
        {
          stream,
          format: `${label} [{bar}] {percentage}% | {value}/{total} | {eta_formatted} left`,
          noTTYOutput: true,
          notTTYSchedule: 2000,
          hideCursor: true,
          gracefulExit: false,
        },
        Presets.shades_classic,
      );
      bar.start(total, 0);
    },
    at: (done) => bar?.update(done),
    stop,
  };
}
