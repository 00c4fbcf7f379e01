import { createHash } from 'node:crypto';
import { findFeed, type NewEntry, type Poll, type PolledFeed, recordPoll } from '@pillarwatch/db';
import { canonicalUrl, errorLine, type ParsedFeed } from '@pillarwatch/model';
import type { JobContext, Payload } from '@pillarwatch/queue';
import type { Road } from './road.ts';

/** A wait that is longer is written down as a failed poll, so that an operator sees it. Milliseconds. */
const LONGEST_QUIET_WAIT = 60_000;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What a poll found out, before it is written down. */
type Findings = Omit<Poll, 'polledAt' | 'nextPollAt'>;

const NOTHING: Findings = {
  outcome: 'failed',
  httpStatus: null,
  bytes: null,
  error: null,
  title: null,
  etag: null,
  lastModified: null,
  bodySha256: null,
  entries: [],
  entriesSeen: 0,
  entriesBad: 0,
};

/** Polls one feed: fetches it, reads its entries, writes down what is new, and wakes the next steps. */
export async function pollFeed({ feedId }: Payload<'poll-feed'>, job: JobContext, road: Road): Promise<void> {
  const feed = await findFeed(road.db, feedId);
  if (!feed) return;
  const found = await look(feed, job, road);
  if ('waitMs' in found) return job.delay(found.waitMs);
  const polledAt = road.clock.now();
  const nextPollAt = new Date(polledAt.getTime() + intervalMs(found, feed, road.settings.pollMinutes));
  const result = await recordPoll(road.db, feed, { ...found, polledAt, nextPollAt });
  // Told once; while it goes on, the feed's row says so.
  if (found.error !== null && feed.failures === 0) road.log(`feed ${feed.id}: ${found.error}`);
  await road.queues.enqueueMany(
    'fetch-page',
    result.hosts.map((host) => ({ host })),
  );
  await road.queues.enqueueMany(
    'analyse-article',
    result.articleIds.map((articleId) => ({ articleId })),
  );
}

/** Doubles with every failure in a row, up to a day; a host that says how long to wait is obeyed. */
function intervalMs(found: Findings & { readonly holdMs?: number }, feed: PolledFeed, pollMinutes: number): number {
  if (found.outcome !== 'failed') return pollMinutes * MINUTE_MS;
  const backOff = Math.min(DAY_MS, pollMinutes * MINUTE_MS * 2 ** Math.min(feed.failures, 20));
  return Math.max(backOff, found.holdMs ?? 0);
}

async function look(
  feed: PolledFeed,
  job: JobContext,
  road: Road,
): Promise<(Findings & { readonly holdMs?: number }) | { readonly waitMs: number }> {
  let fetched: Awaited<ReturnType<Road['fetcher']['fetch']>>;
  try {
    fetched = await road.fetcher.fetch(
      { url: feed.url, accept: 'feed', etag: feed.etag, lastModified: feed.lastModified },
      job.signal,
    );
  } catch (error) {
    job.signal.throwIfAborted();
    return { ...NOTHING, error: errorLine(error) };
  }
  switch (fetched.kind) {
    case 'wait':
      if (fetched.waitMs <= LONGEST_QUIET_WAIT) return { waitMs: fetched.waitMs };
      return { ...NOTHING, error: `told to wait: ${fetched.reason}`, holdMs: fetched.waitMs };
    case 'unchanged':
      return { ...NOTHING, outcome: 'unchanged', httpStatus: fetched.status };
    case 'gone':
      return { ...NOTHING, httpStatus: fetched.status, error: fetched.reason };
    case 'refused':
    case 'unusable':
      return { ...NOTHING, error: fetched.reason };
  }
  const { body, status, contentType, etag, lastModified } = fetched;
  const bodySha256 = createHash('sha256').update(body).digest('hex');
  const facts = { httpStatus: status, bytes: body.length };
  if (bodySha256 === feed.bodySha256) return { ...NOTHING, ...facts, outcome: 'unchanged' };
  try {
    const read = await road.parsers.read({ kind: 'feed', bytes: body, url: fetched.url, contentType });
    return {
      ...NOTHING,
      ...facts,
      ...entriesOf(read, feed, road),
      outcome: 'read',
      title: read.title,
      etag,
      lastModified,
      bodySha256,
    };
  } catch (error) {
    return { ...NOTHING, ...facts, error: errorLine(error) };
  }
}

/** The entries that can be articles; one without a usable link is counted as bad, one too old is left out. */
function entriesOf(read: ParsedFeed, feed: PolledFeed, road: Road) {
  const since = (feed.firstPolledAt ?? road.clock.now()).getTime() - road.settings.firstPollDays * DAY_MS;
  const entries: NewEntry[] = [];
  let entriesBad = read.badEntries.length;
  for (const entry of read.entries) {
    const canonical = entry.url === null ? null : canonicalUrl(entry.url);
    if (entry.url === null || canonical === null) entriesBad++;
    else if (entry.publishedAt === null || entry.publishedAt.getTime() >= since) {
      entries.push({ ...entry, url: entry.url, canonicalUrl: canonical });
    }
  }
  return { entries, entriesBad, entriesSeen: read.entries.length + read.badEntries.length };
}
