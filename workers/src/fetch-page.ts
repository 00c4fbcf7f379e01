import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  type BegunStep,
  beginFetch,
  closedFor,
  commitEnded,
  commitFailed,
  commitFetched,
  hasFetchDue,
  putBack,
} from '@pillarwatch/db';
import { FetchError, type FetchOutcome } from '@pillarwatch/fetch';
import type { JobContext, Payload } from '@pillarwatch/queue';
import { putAwayAfterStarts } from './quarantine.ts';
import type { Road } from './road.ts';

const compress = promisify(gzip);

/** Pages fetched in one go before the job goes to the back of the queue, so that one host cannot hold a worker. */
const MOST_IN_A_ROW = 25;

/**
 * Fetches the waiting pages of one host, one after the other. There is one such job a host: while its host is
 * closed it sleeps in the queue, however many of its articles wait.
 */
export async function fetchPage({ host }: Payload<'fetch-page'>, job: JobContext, road: Road): Promise<void> {
  for (let count = 0; count < MOST_IN_A_ROW; count++) {
    const waitMs = await fetchNext(host, job, road);
    if (waitMs === null) return;
    if (waitMs > 0) return job.delay(waitMs);
    job.signal.throwIfAborted();
  }
  job.delay(0);
}

/** Returns how long to wait before the host's next page, in milliseconds; null when none is due. */
async function fetchNext(host: string, job: JobContext, road: Road): Promise<number | null> {
  const now = road.clock.now();
  const step = await beginFetch(road.db, host, now);
  if (!step) return null;
  if (await putAwayAfterStarts(road.db, step)) return 0;
  const outcome = await ask(step, job, road);
  if (outcome instanceof FetchError) {
    await commitFailed(road.db, step, 'fetch', outcome, now, road.settings.maxAttempts);
  } else if (outcome.kind === 'wait') {
    await putBack(road.db, step);
    return Math.max(1, outcome.waitMs);
  } else {
    await commit(step, outcome, road);
  }
  if (!(await hasFetchDue(road.db, host, road.clock.now()))) return null;
  return (await closedFor(road.db, [host])).get(host) ?? 0;
}

async function ask(step: BegunStep, job: JobContext, road: Road): Promise<FetchOutcome | FetchError> {
  try {
    return await road.fetcher.fetch({ url: step.url, accept: 'page' }, job.signal);
  } catch (error) {
    if (error instanceof FetchError && !job.signal.aborted) return error;
    throw error;
  }
}

async function commit(step: BegunStep, outcome: Exclude<FetchOutcome, { kind: 'wait' }>, road: Road): Promise<void> {
  switch (outcome.kind) {
    case 'refused':
    case 'gone':
    case 'unusable':
      await commitEnded(road.db, step, outcome.kind, outcome.reason);
      return;
    case 'unchanged':
      // Nothing was asked conditionally, so a 304 is a host's mistake.
      await commitEnded(road.db, step, 'unusable', 'answered 304 to an unconditional request');
      return;
  }
  const type = outcome.contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== '' && !HTML_TYPES.includes(type)) {
    await commitEnded(road.db, step, 'unusable', `not HTML: ${type}`);
    return;
  }
  const page = {
    url: outcome.url,
    status: outcome.status,
    contentType: outcome.contentType,
    compressed: await compress(outcome.body),
    byteLength: outcome.body.length,
    sha256: createHash('sha256').update(outcome.body).digest('hex'),
  };
  if (await commitFetched(road.db, step, page, road.clock.now())) {
    await road.queues.enqueue('analyse-article', { articleId: step.id });
  }
}

/** Types of a page; some hosts call theirs plain text, or nothing in particular. */
const HTML_TYPES = [
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'application/octet-stream',
  'text/xml',
  'application/xml',
];
