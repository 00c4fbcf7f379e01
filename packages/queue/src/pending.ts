import type { JobQueue } from './backend.ts';

/** Jobs that are not finished. */
export interface Pending {
  readonly active: number;
  readonly waiting: number;
  readonly delayed: number;
}

/** How many delayed jobs of one queue are looked at one by one. */
const LOOKED_AT = 1_000;

/**
 * Counts what is still to be done in one queue; a schedule's own next tick is not counted.
 *
 * @param horizonMs delayed jobs count when they are due within so many milliseconds
 */
export async function pendingIn(queue: JobQueue, horizonMs: number): Promise<Pending> {
  const counts = await queue.getJobCounts('active', 'waiting', 'prioritized', 'delayed');
  const { active = 0, waiting = 0, prioritized = 0, delayed = 0 } = counts;
  const all = { active, waiting: waiting + prioritized, delayed };
  if (delayed === 0) return all;
  if (horizonMs === Number.POSITIVE_INFINITY && (await queue.getJobSchedulersCount()) === 0) return all;
  const jobs = await queue.getDelayed(0, LOOKED_AT - 1);
  const until = Date.now() + horizonMs;
  // A job that was put off while at work counts its delay from about when that work began.
  const skipped = jobs.filter(
    (job) => job.repeatJobKey !== undefined || Math.max(job.timestamp, job.processedOn ?? 0) + job.delay > until,
  );
  return { ...all, delayed: Math.max(0, delayed - skipped.length) };
}

export function sum(parts: readonly Pending[]): Pending {
  return parts.reduce(
    (total, part) => ({
      active: total.active + part.active,
      waiting: total.waiting + part.waiting,
      delayed: total.delayed + part.delayed,
    }),
    { active: 0, waiting: 0, delayed: 0 },
  );
}
