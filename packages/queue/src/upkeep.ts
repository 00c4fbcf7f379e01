import type { JobQueue } from './backend.ts';
import type { JobName, Payload } from './payloads.ts';

/** Most failed jobs that stay in one queue; younger ones push older ones out. */
export const MOST_FAILED = 1_000;

/** A job that comes by itself. */
export interface Schedule<N extends JobName = JobName> {
  readonly name: N;
  readonly payload: Payload<N>;
  /** Milliseconds between two ticks. */
  readonly ms: number;
}

/**
 * Writes a schedule into its queue. Ticks are aligned to the clock, so that processes that register the same
 * schedule in the same moment agree on the tick.
 */
export async function register(queue: JobQueue, { name, payload, ms }: Schedule): Promise<void> {
  // BullMQ aligns only when there is an offset, and takes 0 for none.
  await queue.upsertJobScheduler(schedulerId(name), { every: ms, offset: 1 }, { name, data: payload });
}

/**
 * Mends what a wiped Redis, another process's `wipe` or a process killed in the middle of one left behind:
 * schedules that are gone, a queue that is paused. Trims failed jobs by number.
 */
export async function lookAfter(queue: JobQueue, schedule: Schedule | undefined): Promise<void> {
  if (await queue.isPaused()) await queue.resume();
  const { failed = 0 } = await queue.getJobCounts('failed');
  // One statement, the oldest first.
  if (failed > MOST_FAILED) await queue.clean(0, failed - MOST_FAILED, 'failed');
  if (schedule) {
    const found = await queue.getJobScheduler(schedulerId(schedule.name));
    const next = found?.next ?? 0;
    if (next < Date.now() - 2 * schedule.ms) await register(queue, schedule);
  }
}

function schedulerId(name: JobName): string {
  return `every-${name}`;
}
