import {
  currentVersion,
  dueFeeds,
  hasReport,
  makeCurrent,
  overdue,
  refetchDue,
  refreshFigures,
  unreadTexts,
  weeksCovered,
  writeClassifications,
} from '@pillarwatch/db';
import { addWeeks, weekOf } from '@pillarwatch/model';
import type { JobContext, Payload } from '@pillarwatch/queue';
import type { Road } from './road.ts';

/** Most rows of one kind that one sweep wakes; the next comes soon. */
const BATCH = 500;

/** Texts that are read again in one go when the classifier has changed, and how many such goes a sweep takes. */
const TEXTS = 100;
const GOES = 20;

/**
 * Looks in the database for all that is due and enqueues it, so that nothing depends on what the queue
 * remembers: feeds to poll, articles whose step is overdue, an archive that a new classifier has not read,
 * figures that are out of date, last week's report.
 */
export async function sweep(_payload: Payload<'sweep'>, job: JobContext, road: Road): Promise<void> {
  const { db, queues } = road;
  const now = road.clock.now();
  await queues.enqueueMany(
    'poll-feed',
    (await dueFeeds(db, now, BATCH)).map((feedId) => ({ feedId })),
  );
  await refetchDue(db, now, BATCH);
  const waiting = await overdue(db, now, BATCH);
  await queues.enqueueMany(
    'fetch-page',
    waiting.hosts.map((host) => ({ host })),
  );
  await queues.enqueueMany(
    'analyse-article',
    waiting.articleIds.map((articleId) => ({ articleId })),
  );
  await catchUp(job, road);
  await refreshFigures(db);
  const week = await weekToReport(road);
  if (week !== null) await queues.enqueue('publish-report', { planId: road.plan.id, week });
}

/** Roads whose archive was seen to be read whole. */
const checked = new WeakSet<Road>();

/**
 * When this process runs another classifier than the one the figures are made of, reads stored texts with it,
 * some at a time; once all are read, it becomes the current one.
 */
async function catchUp(job: JobContext, road: Road): Promise<void> {
  const { db, plan, classifierVersion } = road;
  // Once after the start also when nothing has changed: a worker of an older release may have read some texts last.
  if (checked.has(road) && (await currentVersion(db, plan.id)) === classifierVersion) return;
  let after = 0;
  for (let go = 0; go < GOES; go++) {
    job.signal.throwIfAborted();
    const texts = await unreadTexts(db, classifierVersion, TEXTS, after);
    if (texts.length === 0 && after > 0) {
      // Once more from the start: a worker of the old version may have written texts meanwhile.
      after = 0;
      continue;
    }
    after = texts.at(-1)?.textId ?? 0;
    if (texts.length === 0) {
      checked.add(road);
      if ((await currentVersion(db, plan.id)) === classifierVersion) return;
      await refreshFigures(db);
      if (await makeCurrent(db, plan.id, classifierVersion)) road.log(`classifier ${classifierVersion} is now current`);
      return;
    }
    const found = await road.parsers.read({ kind: 'words', texts: texts.map(({ words }) => words) });
    const read = texts.flatMap(({ textId }, at) => {
      const classification = found[at];
      return classification ? { textId, classification } : [];
    });
    await writeClassifications(db, classifierVersion, read);
  }
}

/**
 * The last whole week, when it still wants its report: once it is over and every feed was polled since, so that
 * its last evening is in.
 *
 * @returns the week, or null
 */
export async function weekToReport(road: Road): Promise<string | null> {
  const now = road.clock.now();
  const covered = await weeksCovered(road.db);
  const week = addWeeks(weekOf(now, road.settings.timeZone), -1);
  if (!covered || week < covered.first || (await dueFeeds(road.db, now, 1)).length > 0) return null;
  return (await hasReport(road.db, road.plan.id, week)) ? null : week;
}
