import type { OpenRoad, Progress, RoadOptions } from '@pillarwatch/workers';
import { say } from './console.ts';
import { Interrupted } from './exit-codes.ts';
import { progressLine, stateWords } from './progress.ts';

/**
 * Opens the road for a piece of work and closes it after.
 *
 * @param signal what stops the work early
 * @param unfinished what to say when it was stopped
 * @throws Interrupted when the work failed because it was stopped
 */
export async function onRoad<T>(
  options: Omit<RoadOptions, 'log'>,
  signal: AbortSignal,
  unfinished: string,
  work: (road: OpenRoad) => Promise<T>,
): Promise<T> {
  const { openRoad } = await import('@pillarwatch/workers');
  const road = await openRoad({ ...options, log: say });
  try {
    return await work(road);
  } catch (error) {
    if (signal.aborted) throw new Interrupted(unfinished);
    throw error;
  } finally {
    await road.close();
  }
}

/**
 * Shows how a round is coming along, on one line.
 *
 * @param head what stands before the counts
 * @param round does the work and tells its progress
 * @returns articles by state at its end
 */
export async function showProgress(
  head: string,
  round: (progress: Progress) => Promise<void>,
): Promise<Readonly<Record<string, number>>> {
  const line = progressLine(head);
  let latest: Readonly<Record<string, number>> = {};
  await round((states) => {
    latest = states;
    line.update(stateWords(states));
  });
  line.finish(stateWords(latest));
  return latest;
}
