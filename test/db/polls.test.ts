import { commitFetched, findFeed, lastPoll, makeFeedsDue, observations, recordPoll, seedFeeds } from '@pillarwatch/db';
import { addWeeks, weekOf } from '@pillarwatch/model';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { articleAt, begunFetch, entry, FEEDS, fetched, later, NOW, page, poll, readPoll, setUp } from './desk.ts';

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
  await setUp(clone.db);
});
afterAll(() => clone.close());

async function count(table: 'articles' | 'entries' | 'article_urls'): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(clone.db);
  return rows[0]?.n ?? 0;
}

const watched = async (week: string) => (await observations(clone.db, [week])).get(week);

describe('before any poll', () => {
  it('no week was observed', async () => {
    expect(await watched('2025-W52')).toEqual({ observed: false, blindSources: [] });
    expect(await lastPoll(clone.db)).toBeNull();
  });
});

describe('a failed poll', () => {
  it('observes nothing, counts up, and leaves validators alone', async () => {
    const failed = { outcome: 'failed', error: 'host\u0000 down', nextPollAt: later(60), etag: null } as const;
    await poll(clone.db, 'courier', []);
    await poll(clone.db, 'search', [], failed);
    await poll(clone.db, 'search', [], failed);
    await poll(clone.db, 'courier', [], failed);
    expect(await findFeed(clone.db, 'search')).toMatchObject({ failures: 2, firstPolledAt: null });
    const row = await clone.db.selectFrom('feeds').selectAll().where('id', '=', 'courier').executeTakeFirstOrThrow();
    expect(row).toMatchObject({ failures: 1, etag: '"1"', last_error: 'host\ufffd down', next_poll_at: later(60) });
    await poll(clone.db, 'courier', [], { outcome: 'unchanged' });
    const good = await clone.db.selectFrom('feeds').selectAll().where('id', '=', 'courier').executeTakeFirstOrThrow();
    expect(good).toMatchObject({ failures: 0, etag: '"1"', last_error: null });
  });
});

describe('a good poll', () => {
  it('observes from its moment on', async () => {
    await poll(clone.db, 'courier', [], { polledAt: NOW });
    const week = weekOf(NOW);
    expect(await watched(addWeeks(week, -1))).toMatchObject({ observed: false });
    expect(await watched(week)).toMatchObject({ observed: true });
    expect(await watched(addWeeks(week, 1))).toMatchObject({ observed: true });
    expect(await lastPoll(clone.db)).toEqual(NOW);
  });

  it('inserts each entry with its article, and the same once more inserts nothing', async () => {
    const entries = [entry('https://www.courier.test/a?utm_source=rss'), entry('https://elsewhere.test/b')];
    const first = await poll(clone.db, 'courier', entries);
    expect(first).toMatchObject({ newEntries: 2, articleIds: [] });
    expect([...first.hosts].sort()).toEqual(['elsewhere.test', 'www.courier.test']);
    const before = [await count('articles'), await count('entries'), await count('article_urls')];
    expect(await poll(clone.db, 'courier', entries)).toEqual({ newEntries: 0, hosts: [], articleIds: [] });
    expect([await count('articles'), await count('entries'), await count('article_urls')]).toEqual(before);
    expect(await articleAt(clone.db, 'https://www.courier.test/a')).toMatchObject({
      state: 'discovered',
      url: 'https://www.courier.test/a?utm_source=rss',
      host: 'www.courier.test',
      source_id: 'courier',
      feed_only: false,
      discovered_at: NOW,
    });
    expect(await articleAt(clone.db, 'https://elsewhere.test/b')).toMatchObject({ source_id: null });
  });

  it('writes down a doubled poll of the same moment once', async () => {
    const entries = Array.from({ length: 50 }, (_, at) => entry(`https://doubled.test/${at}`));
    const results = await Promise.all([1, 2, 3].map(() => poll(clone.db, 'courier', entries)));
    expect(results.map(({ newEntries }) => newEntries).sort()).toEqual([0, 0, 50]);
  });

  it('joins entries of one page, within a document and across feeds, to one article', async () => {
    const url = 'https://shared.test/a';
    const twice = [entry(url, { key: '1' }), entry(`${url}?utm_medium=x`, { key: '2' })];
    expect(await poll(clone.db, 'courier', twice)).toMatchObject({ newEntries: 2 });
    await poll(clone.db, 'search', [entry(url)]);
    const { id } = await articleAt(clone.db, url);
    const entries = await clone.db.selectFrom('entries').select('key').where('article_id', '=', id).execute();
    expect(entries).toHaveLength(3);
  });

  it('takes the first of two entries with one key, and makes no article for the other', async () => {
    const same = [entry('https://keys.test/1', { key: 'k' }), entry('https://keys.test/2', { key: 'k' })];
    expect(await poll(clone.db, 'courier', same)).toMatchObject({ newEntries: 1 });
    await articleAt(clone.db, 'https://keys.test/1');
    await expect(articleAt(clone.db, 'https://keys.test/2')).rejects.toThrow();
  });

  it('joins an entry that names another address of an article', async () => {
    const id = await fetched(clone.db, 'https://short.test/x', 'https://long.test/the-whole-name');
    const before = await count('articles');
    await poll(clone.db, 'courier', [entry('https://long.test/the-whole-name')]);
    expect(await count('articles')).toBe(before);
    expect((await articleAt(clone.db, 'https://long.test/the-whole-name')).id).toBe(id);
  });

  it('takes what no index or text column could hold', async () => {
    const long = Array.from({ length: 1_500 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7_919) % 20_000))).join(
      '',
    );
    const odd = { key: long, title: 'a\u0000b\ud800', summary: '\u0000', content: '\ud800', author: '\u0000' };
    const entries = [entry('https://odd.test/a', odd), entry('https://odd.test/b', { key: '\u0000' })];
    expect(await poll(clone.db, 'courier', entries)).toMatchObject({ newEntries: 2 });
    expect(await poll(clone.db, 'courier', entries)).toMatchObject({ newEntries: 0 });
    const many = `https://${'a.'.repeat(120)}test/`;
    await poll(
      clone.db,
      'courier',
      [...Array(600).keys()].map((at) => entry(`${many}${at}`)),
    );
  });

  it('takes 5,000 entries', async () => {
    const entries = Array.from({ length: 5_000 }, (_, at) => entry(`https://many.test/${at}`));
    expect(await poll(clone.db, 'courier', entries)).toMatchObject({ newEntries: 5_000, hosts: ['many.test'] });
    expect(await poll(clone.db, 'courier', entries)).toMatchObject({ newEntries: 0 });
  });
});

describe('a feed whose pages are not to be fetched', () => {
  it('gives articles to analyse at once, with the words of their entries', async () => {
    const { articleIds, hosts } = await poll(clone.db, 'words', [entry('https://wire.test/only')]);
    expect(hosts).toEqual([]);
    const row = await articleAt(clone.db, 'https://wire.test/only');
    expect(articleIds).toEqual([row.id]);
    expect(row).toMatchObject({ state: 'fetched', feed_only: true, source_id: 'wire', fetched_at: NOW });
  });
});

describe('feeds polled at the same moment', () => {
  it('double no article and never deadlock, in whatever order they show the same pages', async () => {
    for (let round = 0; round < 10; round++) {
      const before = await count('articles');
      const entries = Array.from({ length: 300 }, (_, at) => entry(`https://same.test/${round}/${at}`));
      await Promise.all([
        poll(clone.db, 'courier', entries),
        poll(clone.db, 'search', [...entries].reverse()),
        poll(
          clone.db,
          'words',
          [...entries].sort(() => (round % 2) - 0.5),
        ),
      ]);
      expect(await count('articles')).toBe(before + 300);
    }
  });

  it('lose and double nothing while pages end at the addresses that they show', async () => {
    for (let round = 0; round < 10; round++) {
      const short = (at: number) => `https://go${round}.test/${at}`;
      const long = (at: number) => `https://end.test/${round}/${at}`;
      await poll(
        clone.db,
        'search',
        [...Array(5).keys()].map((at) => entry(short(at))),
      );
      const fetchAll = async () => {
        for (let at = 0; at < 5; at++) {
          const step = await begunFetch(clone.db, `go${round}.test`);
          await commitFetched(clone.db, step, page(step.url.replace(`go${round}.test/`, `end.test/${round}/`)), NOW);
        }
      };
      await Promise.all([
        fetchAll(),
        poll(
          clone.db,
          'courier',
          [...Array(5).keys()].map((at) => entry(long(at))),
        ),
      ]);
      const orphans = await sql`
        select a.canonical_url from articles a
        where not exists (select from entries e where e.article_id = a.id)
          or not exists (select from article_urls u where u.url = a.canonical_url and u.article_id = a.id)`.execute(
        clone.db,
      );
      expect(orphans.rows).toEqual([]);
    }
  });
});

describe('the list of feeds', () => {
  const moved = FEEDS.map((feed) => (feed.id === 'courier' ? { ...feed, url: 'https://courier.test/new' } : feed));

  it('keeps what the database knows of a feed until it changes its URL', async () => {
    await poll(clone.db, 'courier', [], { nextPollAt: later(500) });
    await clone.db.updateTable('feeds').set({ url: 'https://moved.test/feed' }).where('id', '=', 'courier').execute();
    await seedFeeds(clone.db, FEEDS, later(10));
    expect(await findFeed(clone.db, 'courier')).toMatchObject({ url: 'https://moved.test/feed', etag: '"1"' });
    const late = await findFeed(clone.db, 'courier');
    await seedFeeds(clone.db, moved, later(10));
    const now = await clone.db.selectFrom('feeds').selectAll().where('id', '=', 'courier').executeTakeFirstOrThrow();
    expect(now).toMatchObject({
      url: 'https://courier.test/new',
      etag: null,
      body_sha256: null,
      next_poll_at: later(10),
    });
    if (late) await recordPoll(clone.db, late, readPoll([]));
    expect(await findFeed(clone.db, 'courier')).toMatchObject({ etag: null, bodySha256: null });
  });

  it('takes feeds off and on', async () => {
    await seedFeeds(clone.db, moved.slice(0, 1), NOW);
    expect(await makeFeedsDue(clone.db, NOW)).toBe(1);
    await seedFeeds(clone.db, [], NOW);
    expect(await makeFeedsDue(clone.db, NOW)).toBe(0);
    await seedFeeds(clone.db, FEEDS, NOW);
    expect(await makeFeedsDue(clone.db, NOW)).toBe(3);
  });
});
