import { PillarwatchError } from '@pillarwatch/model';
import type { Backend, JobWorker, StoredJob } from './backend.ts';
import { MAX_STALLED, type Timing } from './options.ts';
import type { JobName } from './payloads.ts';
import { CLOSING, type Handler, processorOf } from './process.ts';
import { within } from './reach.ts';
import type { FailedTry, Reports } from './reports.ts';

/** How long a server may take to confirm an end, in milliseconds; then its connections are cut. */
export const LAST_WORDS_MS = 3_000;

/** What is reported when a connection had to be cut. */
export const CUT_OFF = new PillarwatchError('the queue could not say goodbye to its server; its connections were cut');

/** The worker of one job name in this process. */
export class Station {
  readonly #worker: JobWorker;
  readonly #running = new Set<AbortController>();
  readonly #reports: Reports;
  readonly #closeMs: number;
  #closing: Promise<void> | undefined;

  private constructor(reports: Reports, closeMs: number, open: (running: Set<AbortController>) => JobWorker) {
    this.#reports = reports;
    this.#closeMs = closeMs;
    this.#worker = open(this.#running);
  }

  /** Starts to work at once. */
  static open<N extends JobName>(
    backend: Backend,
    name: N,
    handler: Handler<N>,
    concurrency: number,
    timing: Timing,
    reports: Reports,
  ): Station {
    return new Station(reports, timing.closeMs, (running) => {
      const worker = backend.openWorker(name, processorOf(name, handler, running), {
        concurrency,
        lockDuration: timing.lockDurationMs,
        stalledInterval: timing.lockDurationMs,
        maxStalledCount: MAX_STALLED,
      });
      worker.on('error', (error) => reports.error(error));
      worker.on('failed', (job, error) => {
        if (job) reports.failed(failedTry(name, job, error));
      });
      worker.on('lockRenewalFailed', (ids) => {
        for (const id of ids) worker.cancelJob(id);
      });
      return worker;
    });
  }

  /** Takes no new job, waits for those at work, hands back what takes too long. Never throws, never hangs. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const handBack = setTimeout(() => {
      for (const controller of this.#running) controller.abort(CLOSING);
    }, this.#closeMs);
    try {
      await within(this.#closeMs + LAST_WORDS_MS, this.#end(), CUT_OFF);
    } catch (error) {
      this.#reports.error(error);
      void this.#worker.disconnect().catch(() => {});
    } finally {
      clearTimeout(handBack);
    }
  }

  async #end(): Promise<void> {
    // From here on no further job; `true` is for not waiting for those at work.
    await this.#worker.pause(true);
    // A worker that is closed while it starts leaves its LISTEN connection behind (BullMQ 6.7, Postgres).
    await this.#worker.waitUntilReady().catch(() => {});
    await this.#worker.close();
  }
}

function failedTry(name: JobName, job: StoredJob, error: Error): FailedTry {
  return { name, payload: job.data, attempt: job.attemptsMade, error, final: job.finishedOn !== undefined };
}
