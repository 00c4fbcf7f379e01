import {
  type AnalysisInput,
  beginAnalysis,
  commitAnalysed,
  commitEmpty,
  commitFailed,
  commitKilled,
  type Dated,
} from '@pillarwatch/db';
import { EXTRACTOR_VERSION } from '@pillarwatch/extract';
import { canonicalUrl, errorLine, isoDay, mondayOf, toError, weekOf } from '@pillarwatch/model';
import type { JobContext, Payload } from '@pillarwatch/queue';
import { isCopy, STORY_WINDOW_DAYS, signatureFromBytes, signatureToBytes } from '@pillarwatch/stories';
import { ParserDied } from './parser/pool.ts';
import type { ReadWords } from './parser/task.ts';
import { putAwayAfterStarts } from './quarantine.ts';
import type { Road } from './road.ts';

/** A page dated later than this after now, in milliseconds, is not believed: time zones explain a day at most. */
const FUTURE_MS = 86_400_000;

/** What was read of an article, from its page or from its feed's words. */
interface Read {
  readonly words: ReadWords | null;
  readonly reason: string | null;
  readonly byline: string | null;
  readonly publishedAt: Date | null;
  readonly canonicalUrl: string | null;
}

/** Reads an article's words, finds its story and its pillars, and writes all of it down in one transaction. */
export async function analyseArticle(
  { articleId }: Payload<'analyse-article'>,
  job: JobContext,
  road: Road,
): Promise<void> {
  const now = road.clock.now();
  const input = await beginAnalysis(road.db, articleId, now);
  if (!input) return;
  const { step } = input;
  if (await putAwayAfterStarts(road.db, step)) return;
  let read: Read;
  try {
    read = await readArticle(input, road);
  } catch (thrown) {
    // A process that closes takes its parsers along; that says nothing about the page.
    job.signal.throwIfAborted();
    if (!(thrown instanceof ParserDied)) {
      await commitFailed(road.db, step, 'analyse', toError(thrown), now, road.settings.maxAttempts);
      return;
    }
    const dead = await commitKilled(road.db, step, thrown, now);
    road.log(`article ${articleId} (${step.url}): ${errorLine(thrown)}${dead ? '; put on the dead list' : ''}`);
    return dead ? undefined : job.delay(0);
  }
  if (!read.words) {
    await commitEmpty(road.db, step, read.reason ?? 'no words');
    return;
  }
  await commitAnalysed(road.db, step, analysisOf(input, read, read.words, now, road), now);
}

async function readArticle(input: AnalysisInput, road: Road): Promise<Read> {
  const { snapshot, entry } = input;
  if (snapshot) {
    const { page, read } = await road.parsers.read({
      kind: 'page',
      compressed: snapshot.body,
      url: snapshot.url,
      contentType: snapshot.contentType,
      fallbackTitle: entry?.title ?? null,
    });
    const { reason, byline, publishedAt } = page;
    return { words: read, reason, byline, publishedAt, canonicalUrl: page.canonicalUrl };
  }
  if (!entry) return { words: null, reason: 'no words', byline: null, publishedAt: null, canonicalUrl: null };
  const { title, summary, content, author } = entry;
  const words = await road.parsers.read({ kind: 'entry', title, summary, content });
  return { words, reason: null, byline: author, publishedAt: null, canonicalUrl: null };
}

function analysisOf(input: AnalysisInput, read: Read, found: ReadWords, now: Date, road: Road) {
  const { words, fingerprint, classification } = found;
  const dated = dateOf(input, read, now);
  const signature = fingerprint && signatureToBytes(fingerprint.signature);
  return {
    words,
    byline: read.byline,
    extractorVersion: EXTRACTOR_VERSION,
    snapshotId: input.snapshot?.id ?? null,
    dated,
    week: isoDay(mondayOf(weekOf(dated.publishedAt, road.settings.timeZone))),
    addresses: [read.canonicalUrl, input.snapshot?.url ?? null].flatMap((url) => (url && canonicalUrl(url)) || []),
    fingerprint,
    signature,
    isCopy: (other: Uint8Array) => fingerprint !== null && isCopy(fingerprint.signature, signatureFromBytes(other)),
    storyWindowDays: STORY_WINDOW_DAYS,
    classifierVersion: road.classifierVersion,
    classification,
  };
}

/** The page's own date, else the feed's, else the day it was first seen; none from the future is believed. */
function dateOf(input: AnalysisInput, read: Read, now: Date): Dated {
  const latest = now.getTime() + FUTURE_MS;
  const { publishedAt: page } = read;
  if (page && page.getTime() <= latest) return { publishedAt: page, from: 'page' };
  const feed = input.entry?.publishedAt;
  if (feed && feed.getTime() <= latest) return { publishedAt: feed, from: 'feed' };
  return { publishedAt: input.discoveredAt, from: 'first-seen' };
}
