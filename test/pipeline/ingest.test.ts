import { FIRST_WEEK, LAST_WEEK, replay } from '@pillarwatch/cli';
import { mondayOf, SettableClock } from '@pillarwatch/model';
import { type ManifestEntry, type Newsroom, startNewsroom } from '@pillarwatch/newsroom';
import { readSettings } from '@pillarwatch/settings';
import { ingestRound, makeWeeklyReport, type OpenRoad, openRoad, startAllWorkers } from '@pillarwatch/workers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase } from '../support/database.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { worldOf } from '../support/world.ts';

/** The ten weeks of the newsroom, replayed as the demo does; `redis` says which backend carries the jobs. */
function suite(redis: boolean) {
  let newsroom: Newsroom;
  let road: OpenRoad;
  const closers: (() => Promise<unknown>)[] = [];
  const analysed = () => newsroom.manifest.filter(({ state }) => state === 'analysed');

  beforeAll(async () => {
    const clock = new SettableClock(mondayOf(FIRST_WEEK));
    newsroom = await startNewsroom({ clock });
    closers.push(() => newsroom.close());
    const database = await cloneDatabase();
    closers.push(() => database.close());
    const server = redis ? await startRedis() : null;
    if (server) closers.push(() => server.stop());
    const settings = readSettings({ PILLARWATCH_HOST_PACE_MS: '0' }, process.cwd());
    road = await openRoad({
      settings: { ...settings, redisUrl: server?.url ?? null, connectTo: newsroom.connectTo },
      databaseUrl: database.url,
      clock,
      log: () => {},
      feeds: newsroom,
    });
    closers.push(() => road.close());
    startAllWorkers(road);
    const { signal } = new AbortController();
    await replay(road, clock, (_instant, round) => round(() => {}), signal);
  }, 300_000);

  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  }, 60_000);

  it('leaves every article in the state that the manifest expects', async () => {
    const rows = await road.db.selectFrom('articles').select(['canonical_url', 'state', 'reason']).execute();
    const byUrl = (pairs: readonly (readonly [string, string])[]) => Object.fromEntries([...pairs].sort());
    expect(byUrl(rows.map((row) => [row.canonical_url, row.state]))).toEqual(
      byUrl(newsroom.manifest.map((entry) => [entry.url, entry.state])),
    );
    expect(rows.filter(({ state, reason }) => state !== 'analysed' && !reason)).toEqual([]);
  });

  it('reads title, date, language and source of every page', async () => {
    const rows = await road.db
      .selectFrom('articles as a')
      .innerJoin('texts as t', 't.id', 'a.text_id')
      .select(['a.canonical_url', 't.title', 'a.published_at', 'a.published_from', 't.language', 'a.source_id'])
      .execute();
    const found = new Map(rows.map(({ canonical_url, ...row }) => [canonical_url, row]));
    for (const entry of analysed()) {
      const row = found.get(entry.url);
      expect({ url: entry.url, ...row }).toEqual({
        url: entry.url,
        title: entry.title,
        published_at: entry.undated ? row?.published_at : minutes(entry.date),
        published_from: entry.undated ? 'first-seen' : row?.published_from,
        language: entry.language,
        source_id: entry.publisher,
      });
    }
  });

  it('keeps a page that changed as another text of the same article', async () => {
    const rows = await road.db
      .selectFrom('articles as a')
      .innerJoin('texts as t', 't.article_id', 'a.id')
      .select(['a.canonical_url', 't.id', 'a.text_id'])
      .orderBy('t.id')
      .execute();
    const changed = newsroom.manifest.filter(({ revised }) => revised !== null).map(({ url }) => url);
    expect(changed.length).toBeGreaterThan(0);
    for (const { url } of analysed()) {
      const texts = rows.filter((row) => row.canonical_url === url);
      expect([url, texts.length]).toEqual([url, changed.includes(url) ? 2 : 1]);
      expect(texts.at(-1)?.id).toBe(texts.at(-1)?.text_id);
    }
  });

  it('puts copies into one story and nothing else', async () => {
    const { stories } = await worldOf(road.db);
    const expected = new Map<string, string[]>();
    for (const entry of analysed()) {
      const key = entry.story ?? entry.url;
      expected.set(key, [...(expected.get(key) ?? []), entry.url].sort());
    }
    const found = (stories as { articles: string[] }[]).map(({ articles }) => articles.join(' ')).sort();
    expect(found).toEqual([...expected.values()].map((urls) => urls.join(' ')).sort());
  });

  it('gives every mention evidence that stands in the stored text', async () => {
    const rows = await road.db
      .selectFrom('mentions as m')
      .innerJoin('texts as t', 't.id', 'm.text_id')
      .select(['m.evidence', 't.title', 't.standfirst', 't.body'])
      .execute();
    expect(rows.length).toBeGreaterThan(newsroom.manifest.length / 2);
    for (const { evidence, ...text } of rows) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const { field, start, end, sentence } of evidence) {
        expect(
          Array.from(text[field] ?? '')
            .slice(start, end)
            .join(''),
        ).toBe(sentence);
      }
    }
  });

  it('tells of the feed that cannot be read, and polls the others', async () => {
    const rows = await road.db.selectFrom('feeds').select(['id', 'failures', 'last_error']).orderBy('id').execute();
    expect(rows.filter(({ failures }) => failures > 0)).toEqual([
      { id: 'broken-feed', failures: expect.any(Number), last_error: expect.stringMatching(/feed/i) },
    ]);
  });

  it('never asks a host twice at once, nor for a page that robots.txt forbids', () => {
    const forbidden = newsroom.manifest.filter(({ trouble }) => trouble === 'robots').map(({ url }) => new URL(url));
    const { requests } = newsroom;
    for (const { host, pathname } of forbidden) {
      expect(requests.filter((request) => request.host === host && request.path.startsWith(pathname))).toEqual([]);
    }
    for (const host of new Set(requests.map((request) => request.host))) {
      const own = requests.filter((request) => request.host === host).sort((a, b) => Number(a.at) - Number(b.at));
      for (const [at, request] of own.entries()) {
        const next = own[at + 1];
        if (next) expect(Number(request.finishedAt)).toBeLessThanOrEqual(Number(next.at));
      }
    }
  });

  it('makes a table of all pillars for the last week', async () => {
    const report = await makeWeeklyReport(road.db, road.plan, LAST_WEEK);
    expect(report.pillars.map(({ number }) => number)).toEqual(road.plan.pillars.map(({ number }) => number));
    const supported = ({ language, date, undated }: ManifestEntry) =>
      ['en', 'zh'].includes(language) && !undated && date >= mondayOf(LAST_WEEK);
    const week = analysed().filter(supported);
    // Undated articles count on the day they were first seen, which is no matter of the manifest.
    expect(report.coverage.articles).toBeGreaterThanOrEqual(week.length);
    expect(report.coverage.articles).toBeLessThan(week.length + 5);
    expect(report.relevant.stories).toBeGreaterThan(0);
  });

  it('tells in words what was planted in the ten weeks', async () => {
    const { findings } = await makeWeeklyReport(road.db, road.plan, LAST_WEEK);
    const told = findings.map(({ kind, pillar, week }) => [kind, pillar, week]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['rise', 'energy-environment', null],
        ['fall', 'multistakeholder-governance', null],
        ['burst', 'safety-governance', '2025-W36'],
        ['outage', null, '2025-W35'],
        ['wire-story', null, '2025-W38'],
      ]),
    );
    expect(told.filter(([kind]) => kind === 'fall' || kind === 'burst')).toHaveLength(2);
    expect(findings.find(({ kind }) => kind === 'outage')?.sentence).toContain('Policy Ledger');
  });

  it('finds nothing new in a second round and keeps every figure', async () => {
    const before = await worldOf(road.db);
    await ingestRound(road, () => {}, new AbortController().signal);
    expect(await worldOf(road.db)).toEqual(before);
    const { rows } = await sql<{ new: number }>`
      select entries_new as new from feed_polls where polled_at = (select max(polled_at) from feed_polls)`.execute(
      road.db,
    );
    expect(rows.every((poll) => poll.new === 0)).toBe(true);
  });

  it('agrees with the manifest on pillars and relevance (printed, not forced)', async () => {
    const { articles } = await worldOf(road.db);
    const found = new Map(
      (articles as { canonical_url: string; pillars: string[] | null; relevant: boolean }[]).map((row) => [
        row.canonical_url,
        row,
      ]),
    );
    let [hits, wrong, missed, right, all] = [0, 0, 0, 0, 0];
    for (const { url, pillars, relevant } of newsroom.manifest) {
      const row = found.get(url);
      if (!row || row.relevant === null) continue;
      const got = row.pillars ?? [];
      hits += got.filter((pillar) => pillars.includes(pillar)).length;
      wrong += got.filter((pillar) => !pillars.includes(pillar)).length;
      missed += pillars.filter((pillar) => !got.includes(pillar)).length;
      right += row.relevant === relevant ? 1 : 0;
      all++;
    }
    console.log(
      `newsroom: micro F1 ${((2 * hits) / (2 * hits + wrong + missed)).toFixed(3)}, relevance right ${right} of ${all}`,
    );
    expect(all).toBeGreaterThan(0);
  });
}

/** Pages print minutes; some feeds and pages of the newsroom give seconds, which are all zero. */
function minutes(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 60_000) * 60_000);
}

describe('the ten weeks of the newsroom, jobs in Postgres', () => suite(false));

const noRedis = findRedis() === null;
describe.skipIf(noRedis)(
  `the ten weeks of the newsroom, jobs in Redis${noRedis ? ' (skipped: no redis-server on this machine)' : ''}`,
  () => suite(true),
);
