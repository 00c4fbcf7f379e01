import type { DefaultJobOptions } from 'bullmq';
import type { BackendChoice } from './backend.ts';

export interface QueuesOptions extends BackendChoice {
  /**
   * How long a worker that went silent keeps its jobs, in milliseconds. A killed worker's job comes back after
   * up to twice this. Default 30,000: with 3,000 a busy event loop loses its locks, and jobs run twice.
   */
  readonly lockDurationMs?: number;
  /** How often a job is tried before it fails for good. Default 8: with the back-off below about 2 minutes. */
  readonly attempts?: number;
  /** First pause between two tries, in milliseconds; it doubles each time, less up to half of it. Default 1,000. */
  readonly backoffMs?: number;
  /** How long `close` lets jobs run before they are handed back, in milliseconds. Default 10,000. */
  readonly closeMs?: number;
  /** How often a process with workers looks after its queues (see upkeep.ts), in milliseconds. Default 60,000. */
  readonly upkeepMs?: number;
}

/** Options with every default filled in. */
export type Timing = Required<Omit<QueuesOptions, keyof BackendChoice>>;

/**
 * How often a job may be lost by a killed worker before it fails for good. High: it is the article's row that
 * remembers what killed a worker, and the sweep would enqueue the job again anyway.
 */
export const MAX_STALLED = 10;

/** How long a failed job can be looked at, in seconds: three days. */
const KEEP_FAILED_SECONDS = 3 * 86_400;

/** Fills in the defaults. */
export function timingOf(options: QueuesOptions): Timing {
  return {
    lockDurationMs: options.lockDurationMs ?? 30_000,
    attempts: options.attempts ?? 8,
    backoffMs: options.backoffMs ?? 1_000,
    closeMs: options.closeMs ?? 10_000,
    upkeepMs: options.upkeepMs ?? 60_000,
  };
}

/** What every job starts with. */
export function jobDefaults(timing: Timing): DefaultJobOptions {
  return {
    attempts: timing.attempts,
    backoff: { type: 'exponential', delay: timing.backoffMs, jitter: 0.5 },
    // The rows tell what was done. Keeping a number of jobs is slow on Postgres and once deadlocked there.
    removeOnComplete: true,
    removeOnFail: { age: KEEP_FAILED_SECONDS },
    stackTraceLimit: 1,
  };
}
