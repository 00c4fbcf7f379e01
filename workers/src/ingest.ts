import { setTimeout as pause } from 'node:timers/promises';
import {
  closedFor,
  countStates,
  currentVersion,
  makeFeedsDue,
  overdue,
  refreshFigures,
  unreadTexts,
} from '@pillarwatch/db';
import type { Road } from './road.ts';
import { weekToReport } from './sweep.ts';

/** How often the queues are asked whether they are quiet, milliseconds. */
const LOOK_MS = 100;

/** How often articles are counted to show progress, milliseconds: it costs a pass over an index. */
const COUNT_MS = 1_000;

/** A job that is put off longer than this is not waited for, milliseconds. */
const HORIZON_MS = 120_000;

/** Hosts that are looked at, to see whether one has work left. */
const MOST_LOOKED_AT = 500;

/** How an ingest is coming along: articles by state. */
export type Progress = (states: Readonly<Record<string, number>>) => void;

/**
 * One round: polls every feed, and works until nothing is left to do now. Articles that wait for another
 * attempt later, and hosts that said to come back later, are left for the next round. The workers must run.
 *
 * @param signal ends the round early
 */
export async function ingestRound(road: Road, progress: Progress, signal: AbortSignal): Promise<void> {
  await makeFeedsDue(road.db, road.clock.now());
  await workUntilQuiet(road, progress, signal);
}

/** Works until nothing is left to do now, without polling feeds that are not due. */
async function workUntilQuiet(road: Road, progress: Progress, signal: AbortSignal): Promise<void> {
  const show = counter(road, progress);
  let waitedFor: string | null = null;
  let again = false;
  do {
    await road.queues.enqueue('sweep', {});
    do {
      await pause(LOOK_MS, undefined, { signal });
      await show();
    } while (!(await road.queues.isQuiet(HORIZON_MS)));
    const week = await weekToReport(road);
    // Each week is waited for once: a report that cannot be made must not keep the round from ending.
    again = week !== null && week !== waitedFor;
    waitedFor = week;
  } while (again || (await isAnythingDue(road)));
  await refreshFigures(road.db);
  progress(await countStates(road.db));
}

/** Shows progress, but not too often. */
function counter(road: Road, progress: Progress): () => Promise<void> {
  let last = 0;
  return async () => {
    if (performance.now() - last < COUNT_MS) return;
    last = performance.now();
    progress(await countStates(road.db));
  };
}

/** Analyses what waits for that, and nothing else: no feed is polled and no page fetched. */
export async function analyseUntilQuiet(road: Road, progress: Progress, signal: AbortSignal): Promise<void> {
  const show = counter(road, progress);
  for (;;) {
    const { articleIds } = await overdue(road.db, road.clock.now(), MOST_LOOKED_AT);
    if (articleIds.length === 0) break;
    await road.queues.enqueueMany(
      'analyse-article',
      articleIds.map((articleId) => ({ articleId })),
    );
    let left: number;
    do {
      await pause(LOOK_MS, undefined, { signal });
      await show();
      const { waiting, active, delayed } = (await road.queues.counts())['analyse-article'];
      left = waiting + active + delayed;
    } while (left > 0);
  }
  await refreshFigures(road.db);
  progress(await countStates(road.db));
}

/**
 * Whether the database knows of work that no job stands for: jobs that were lost with a wiped queue, say. Hosts
 * that are closed for longer than a round waits don't count.
 */
async function isAnythingDue(road: Road): Promise<boolean> {
  const { hosts, articleIds } = await overdue(road.db, road.clock.now(), MOST_LOOKED_AT);
  const closed = await closedFor(road.db, hosts);
  if (articleIds.length > 0 || hosts.some((host) => (closed.get(host) ?? 0) <= HORIZON_MS)) return true;
  if ((await currentVersion(road.db, road.plan.id)) === road.classifierVersion) return false;
  return (await unreadTexts(road.db, road.classifierVersion, 1)).length > 0;
}
