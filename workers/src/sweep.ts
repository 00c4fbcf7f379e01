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
  await enqueueReport(now, road);
}

/**
 * When this process runs another classifier than the one the figures are made of, reads stored texts with it,
 * some at a time; once all are read, it becomes the current one.
 */
async function catchUp(job: JobContext, road: Road): Promise<void> {
  const { db, plan, classifierVersion } = road;
  if ((await currentVersion(db, plan.id)) === classifierVersion) return;
  for (let go = 0; go < GOES; go++) {
    job.signal.throwIfAborted();
    const texts = await unreadTexts(db, classifierVersion, TEXTS);
    if (texts.length === 0) {
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

/** The last whole week gets its report once, as soon as it is over. */
async function enqueueReport(now: Date, road: Road): Promise<void> {
  const covered = await weeksCovered(road.db);
  const week = addWeeks(weekOf(now, road.settings.timeZone), -1);
  if (!covered || week < covered.first || (await hasReport(road.db, road.plan.id, week))) return;
  await road.queues.enqueue('publish-report', { planId: road.plan.id, week });
}
