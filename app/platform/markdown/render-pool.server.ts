import { Worker } from 'node:worker_threads';
import { MarkdownTooComplex } from './markdown-too-complex';
import type { READY as Ready, RenderReply, RenderRequest } from './render-worker';

const READY: typeof Ready = 'ready';

type Job = { markdown: string; resolve: (html: string) => void; reject: (error: Error) => void };
type Thread = { worker: Worker; online: boolean; job: Job | undefined; clock: NodeJS.Timeout | undefined };

/** How many times its limit a text may be under way on a machine that has no time for it. */
const MOST_WAITING = 5;

/** A few threads that render Markdown one text at a time; a text that takes too long costs its thread, not the process. */
export class RenderPool {
  readonly #find: () => Promise<URL>;
  #file: Promise<URL> | undefined;
  readonly #size: number;
  readonly #limitMs: number;
  readonly #waiting: Job[] = [];
  readonly #threads = new Set<Thread>();
  #starting = 0;

  /** @param limitMs what one text may take of a processor once a thread has it */
  constructor(find: () => Promise<URL>, { size, limitMs }: { size: number; limitMs: number }) {
    this.#find = find;
    this.#size = size;
    this.#limitMs = limitMs;
  }

  /** @throws MarkdownTooComplex */
  render(markdown: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ markdown, resolve, reject });
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #dispatch(): void {
    for (const thread of this.#threads) {
      if (this.#waiting.length > 0 && thread.online && !thread.job) this.#give(thread);
    }
    const wanted = Math.min(this.#waiting.length, this.#size - this.#threads.size - this.#starting);
    for (let n = 0; n < wanted; n += 1) void this.#start();
  }

  #give(thread: Thread): void {
    const job = this.#waiting.shift();
    if (!job) return;
    thread.job = job;
    thread.worker.ref();
    const request: RenderRequest = { markdown: job.markdown };
    thread.worker.postMessage(request);
    this.#watch(thread, job, { cpu: process.cpuUsage(), until: performance.now() + MOST_WAITING * this.#limitMs });
  }

  /**
   * Ends the thread once its text has had its time. A thread that a busy machine keeps waiting has had less than the clock says: the
   * process as a whole must have worked for as long, or the text have been there for several times the limit.
   */
  #watch(thread: Thread, job: Job, began: { cpu: NodeJS.CpuUsage; until: number }, wait = this.#limitMs): void {
    // The reply may be waiting behind a busy main thread: let one round of messages in before calling it late.
    const look = () => {
      if (thread.job !== job) return;
      const { user, system } = process.cpuUsage(began.cpu);
      const left = Math.min(this.#limitMs - (user + system) / 1000, began.until - performance.now());
      if (left > 0) this.#watch(thread, job, began, left + 1);
      else this.#stop(thread);
    };
    thread.clock = setTimeout(() => setImmediate(look), wait);
  }

  async #start(): Promise<void> {
    this.#starting += 1;
    try {
      this.#file ??= this.#find();
      const worker = new Worker(await this.#file, {
        name: 'markdown',
        env: {},
        resourceLimits: { maxOldGenerationSizeMb: 256 },
      });
      const thread: Thread = { worker, online: false, job: undefined, clock: undefined };
      this.#threads.add(thread);
      const ready = new Promise<void>((resolve) =>
        worker.once('message', () => resolve()).once('exit', () => resolve()),
      );
      worker.on('error', () => this.#stop(thread));
      worker.on('exit', () => this.#stop(thread));
      // Its first message says that everything is loaded: what loading took is no text's fault.
      await ready;
      worker.on('message', (reply: RenderReply | typeof READY) => reply !== READY && this.#finish(thread, reply));
      thread.online = true;
      worker.unref();
    } catch (error) {
      for (const job of this.#waiting.splice(0)) job.reject(error instanceof Error ? error : new Error(String(error)));
    } finally {
      this.#starting -= 1;
      this.#dispatch();
    }
  }

  #finish(thread: Thread, reply: RenderReply): void {
    const { job } = thread;
    clearTimeout(thread.clock);
    thread.job = undefined;
    if (reply.html === null) job?.reject(new MarkdownTooComplex());
    else job?.resolve(reply.html);
    this.#dispatch();
    if (!thread.job) thread.worker.unref();
  }

  #stop(thread: Thread): void {
    if (!this.#threads.delete(thread)) return;
    clearTimeout(thread.clock);
    thread.job?.reject(new MarkdownTooComplex());
    thread.job = undefined;
    void thread.worker.terminate();
    this.#dispatch();
  }
}
