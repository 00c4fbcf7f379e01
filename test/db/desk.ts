import {
  type Analysis,
  beginAnalysis,
  beginFetch,
  commitAnalysed,
  commitFetched,
  type Database,
  type FetchedPage,
  findFeed,
  type NewEntry,
  type Poll,
  type PollResult,
  recordPoll,
  registerPlan,
  seedFeeds,
  seedSources,
} from '@pillarwatch/db';
import {
  type Classification,
  canonicalUrl,
  type Feed,
  isoDay,
  mondayOf,
  type Plan,
  type Source,
  type Words,
  weekOf,
} from '@pillarwatch/model';
import { fingerprint, isCopy, signatureFromBytes, signatureToBytes } from '@pillarwatch/stories';

/** The moment at which everything happens, unless a test says otherwise. */
export const NOW = new Date('2025-08-06T12:00:00Z');
export const VERSION = 'classifier-1';
export const later = (minutes: number, from = NOW) => new Date(from.getTime() + minutes * 60_000);

export const SOURCES: readonly Source[] = [
  { id: 'courier', name: 'The Courier', hosts: ['courier.test'], country: 'GB', language: 'en', kind: 'press' },
  { id: 'wire', name: 'Wire', hosts: ['wire.test'], country: 'US', language: 'en', kind: 'wire' },
];

export const FEEDS: readonly Feed[] = [
  { id: 'courier', url: 'https://courier.test/feed', sourceId: 'courier', pages: 'fetch' },
  { id: 'search', url: 'https://search.test/feed', sourceId: null, pages: 'fetch' },
  { id: 'words', url: 'https://wire.test/feed', sourceId: 'wire', pages: 'feed-only' },
];

const PILLARS = ['data', 'standards', 'capacity'].map((id, at) => ({
  number: at + 1,
  id,
  titles: { en: `Pillar of ${id}` },
  short: id,
  definition: '',
  counts: [],
  doesNotCount: [],
  vocabulary: {},
}));

export const PLAN: Plan = {
  id: 'plan',
  version: 'v1',
  titles: { en: 'The plan' },
  date: '2025-07-26',
  source: { name: 'Somebody', url: 'https://plan.test/' },
  principles: [],
  names: {},
  threshold: 0.5,
  pillars: PILLARS,
};

/** Writes the outlets, feeds and plan of the tests. */
export async function setUp(db: Database): Promise<void> {
  await seedSources(db, SOURCES);
  await seedFeeds(db, FEEDS, NOW);
  await registerPlan(db, PLAN, VERSION, NOW);
}

export function entry(url: string, more: Partial<NewEntry> = {}): NewEntry {
  const canonical = canonicalUrl(url);
  if (canonical === null) throw new Error(`${url} has no canonical form`);
  const words = { title: `Title of ${url}`, summary: null, content: null, author: null };
  return { key: url, url, canonicalUrl: canonical, publishedAt: NOW, updatedAt: null, ...words, ...more };
}

export function readPoll(entries: readonly NewEntry[], more: Partial<Poll> = {}): Poll {
  return {
    outcome: 'read',
    polledAt: NOW,
    nextPollAt: later(30),
    httpStatus: 200,
    bytes: 1_000,
    error: null,
    title: 'Feed',
    etag: '"1"',
    lastModified: null,
    bodySha256: 'sha',
    entries,
    entriesSeen: entries.length,
    entriesBad: 0,
    ...more,
  };
}

/** Polls a feed that the database has. */
export async function poll(
  db: Database,
  feedId: string,
  entries: readonly NewEntry[],
  more: Partial<Poll> = {},
): Promise<PollResult> {
  const feed = await findFeed(db, feedId);
  if (!feed) throw new Error(`no feed ${feedId}`);
  return recordPoll(db, feed, readPoll(entries, more));
}

export async function articleAt(db: Database, url: string) {
  return db
    .selectFrom('article_urls as u')
    .innerJoin('articles as a', 'a.id', 'u.article_id')
    .selectAll('a')
    .where('u.url', '=', url)
    .executeTakeFirstOrThrow();
}

export const page = (url: string): FetchedPage => ({
  url,
  status: 200,
  contentType: 'text/html',
  compressed: Buffer.from('gzip'),
  byteLength: 4,
  sha256: 'page',
});

/** Begins a step of an article; fails when it is not waiting for one. */
export async function begunFetch(db: Database, host: string, now = NOW) {
  const step = await beginFetch(db, host, now);
  if (!step) throw new Error(`no article of ${host} waits to be fetched`);
  return step;
}

export async function begunAnalysis(db: Database, articleId: number, now = NOW) {
  const input = await beginAnalysis(db, articleId, now);
  if (!input) throw new Error(`article ${articleId} does not wait to be analysed`);
  return input;
}

/** Brings an address as far as fetched: an entry of a discovery feed, and its page. */
export async function fetched(db: Database, url: string, endedAt = url): Promise<number> {
  await poll(db, 'search', [entry(url)]);
  const host = new URL(url).hostname;
  const step = await begunFetch(db, host);
  if (step.url !== url) throw new Error(`${step.url} waits before ${url}`);
  await commitFetched(db, step, page(endedAt), NOW);
  return step.id;
}

export const NOTHING_FOUND: Classification = {
  relevant: false,
  relevance: 0.1,
  namesPlan: false,
  mentions: [],
  reason: 'not-relevant',
};

/** What a classifier says that found these pillars. */
export function classified(...pillars: string[]): Classification {
  const evidence = [{ field: 'title' as const, start: 0, end: 5, sentence: 'Title', terms: ['title'] }];
  const mentions = pillars.map((pillar) => ({ pillar, probability: 0.75, evidence }));
  return { relevant: true, relevance: 0.75, namesPlan: false, mentions, reason: null };
}

export interface AnalysisOptions extends Partial<Analysis> {
  readonly publishedAt?: Date;
}

/** What analysing that body finds out; its story by the fingerprints of `packages/stories`. */
export function analysisOf(body: string, { publishedAt = NOW, ...more }: AnalysisOptions = {}): Analysis {
  const words: Words = { title: body.slice(0, 40), standfirst: null, body, language: 'en' };
  const print = fingerprint(words);
  return {
    words,
    byline: null,
    extractorVersion: 'extractor-1',
    snapshotId: null,
    dated: { publishedAt, from: 'page' },
    week: isoDay(mondayOf(weekOf(publishedAt))),
    addresses: [],
    fingerprint: print,
    signature: print && signatureToBytes(print.signature),
    isCopy: (other) => print !== null && isCopy(print.signature, signatureFromBytes(other)),
    storyWindowDays: 30,
    classifierVersion: VERSION,
    classification: NOTHING_FOUND,
    ...more,
  };
}

/** Analyses an article that has been fetched. */
export async function analyse(db: Database, articleId: number, body: string, options: AnalysisOptions = {}) {
  const { step } = await begunAnalysis(db, articleId);
  return commitAnalysed(db, step, analysisOf(body, options), NOW);
}

/** A body long enough to be compared, of words that no other seed has. */
export function bodyOf(seed: string, sentences = 12): string {
  return Array.from({ length: sentences }, (_, at) =>
    Array.from({ length: 12 }, (_, word) => `${seed}${(at * 12 + word).toString(36)}x${word}`).join(' '),
  ).join('.\n');
}
