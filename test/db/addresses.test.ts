import { commitFetched } from '@pillarwatch/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import {
  analyse,
  articleAt,
  begunFetch,
  bodyOf,
  classified,
  entry,
  fetched,
  later,
  NOW,
  page,
  poll,
  setUp,
} from './desk.ts';

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
  await setUp(clone.db);
});
afterAll(() => clone.close());

const exists = async (id: number) =>
  (await clone.db.selectFrom('articles').select('id').where('id', '=', id).execute()).length === 1;

it('makes an address that nobody has the article’s own, and its source the one of that host', async () => {
  const id = await fetched(clone.db, 'https://go.test/1');
  await analyse(clone.db, id, bodyOf('own'), { addresses: ['https://news.courier.test/own'] });
  const article = await articleAt(clone.db, 'https://news.courier.test/own');
  expect(article).toMatchObject({ id, canonical_url: 'https://news.courier.test/own', source_id: 'courier' });
  expect((await articleAt(clone.db, 'https://go.test/1')).id).toBe(id);
});

it('keeps its address when nothing else is named, or only itself', async () => {
  const id = await fetched(clone.db, 'https://self.test/1');
  await analyse(clone.db, id, bodyOf('self'), { addresses: ['https://self.test/1'] });
  expect(await articleAt(clone.db, 'https://self.test/1')).toMatchObject({ id, state: 'analysed' });
});

it('never takes a home page for an article’s address', async () => {
  const id = await fetched(clone.db, 'https://homely.test/1', 'https://homely.test/');
  await analyse(clone.db, id, bodyOf('homely'), { addresses: ['https://homely.test/', 'https://homely.test/one'] });
  expect(await articleAt(clone.db, 'https://homely.test/one')).toMatchObject({ id });
  await expect(articleAt(clone.db, 'https://homely.test/')).rejects.toThrow();
});

it('merges an article into one with the same words at the address it names', async () => {
  const first = await fetched(clone.db, 'https://pair.test/whole');
  await analyse(clone.db, first, bodyOf('pair'));
  const second = await fetched(clone.db, 'https://pair.test/amp');
  await clone.db
    .insertInto('corrections')
    .values({ article_id: second, plan_id: 'plan', pillar_id: 'data', verdict: 'add', made_at: NOW })
    .execute();
  await analyse(clone.db, second, bodyOf('pair'), { addresses: ['https://pair.test/whole'] });
  expect(await exists(second)).toBe(false);
  expect((await articleAt(clone.db, 'https://pair.test/amp')).id).toBe(first);
  const entries = await clone.db.selectFrom('entries').select('url').where('article_id', '=', first).execute();
  expect(entries.map(({ url }) => url).sort()).toEqual(['https://pair.test/amp', 'https://pair.test/whole']);
  const said = await clone.db.selectFrom('corrections').select('pillar_id').where('article_id', '=', first).execute();
  expect(said).toEqual([{ pillar_id: 'data' }]);
});

it('stays apart from an article with other words, whatever it names', async () => {
  const first = await fetched(clone.db, 'https://apart.test/1');
  await analyse(clone.db, first, bodyOf('one'));
  const second = await fetched(clone.db, 'https://apart.test/2');
  await analyse(clone.db, second, bodyOf('two'), { addresses: ['https://apart.test/1', 'https://apart.test/2b'] });
  expect((await articleAt(clone.db, 'https://apart.test/1')).id).toBe(first);
  expect(await articleAt(clone.db, 'https://apart.test/2b')).toMatchObject({ id: second, state: 'analysed' });
});

it('takes over an article of the same host that has no words yet', async () => {
  await poll(clone.db, 'courier', [entry('https://over.test/whole')], { polledAt: later(-60) });
  const { id: waiting } = await articleAt(clone.db, 'https://over.test/whole');
  await poll(clone.db, 'courier', [entry('https://over.test/amp')], { polledAt: later(-90) });
  const id = await fetchedNow('https://over.test/amp');
  await analyse(clone.db, id, bodyOf('over'), { addresses: ['https://over.test/whole'] });
  expect(await exists(waiting)).toBe(false);
  const article = await articleAt(clone.db, 'https://over.test/whole');
  expect(article).toMatchObject({ id, canonical_url: 'https://over.test/whole', discovered_at: later(-90) });
});

/** Fetches an article that a feed has shown before. */
async function fetchedNow(url: string): Promise<number> {
  const step = await begunFetch(clone.db, new URL(url).hostname);
  expect(step.url).toBe(url);
  await commitFetched(clone.db, step, page(url), NOW);
  return step.id;
}

it('takes over an article that its redirects really ended at, of whatever host', async () => {
  await poll(clone.db, 'courier', [entry('https://courier.test/target')]);
  const { id: waiting } = await articleAt(clone.db, 'https://courier.test/target');
  const id = await fetched(clone.db, 'https://redirects.test/1', 'https://courier.test/target');
  await analyse(clone.db, id, bodyOf('target'), { addresses: ['https://courier.test/target'] });
  expect(await exists(waiting)).toBe(false);
  expect(await articleAt(clone.db, 'https://courier.test/target')).toMatchObject({ id, source_id: 'courier' });
});

it('leaves alone an article of another host that has no words yet', async () => {
  await poll(clone.db, 'courier', [entry('https://victim.test/1')]);
  const { id: victim } = await articleAt(clone.db, 'https://victim.test/1');
  const id = await fetched(clone.db, 'https://thief.test/1');
  await analyse(clone.db, id, bodyOf('thief'), { addresses: ['https://victim.test/1'] });
  expect((await articleAt(clone.db, 'https://victim.test/1')).id).toBe(victim);
  expect(await articleAt(clone.db, 'https://thief.test/1')).toMatchObject({ id, state: 'analysed' });
});

it('keeps two articles apart that name one another', async () => {
  const [a, b] = [await fetched(clone.db, 'https://cross-a.test/1'), await fetched(clone.db, 'https://cross-b.test/1')];
  await analyse(clone.db, a, bodyOf('cross a'), { addresses: ['https://cross-b.test/1'] });
  await analyse(clone.db, b, bodyOf('cross b'), { addresses: ['https://cross-a.test/1'] });
  expect([await exists(a), await exists(b)]).toEqual([true, true]);
});

it('settles two copies that name one address at the same moment on one article', async () => {
  for (let round = 0; round < 10; round++) {
    const wanted = `https://race.test/${round}/whole`;
    const ids = [
      await fetched(clone.db, `https://race.test/${round}/a`),
      await fetched(clone.db, `https://race.test/${round}/b`),
    ];
    await Promise.all([
      ...ids.map((id) =>
        analyse(clone.db, id, bodyOf(`race${round}`), { addresses: [wanted], classification: classified('data') }),
      ),
      poll(clone.db, 'courier', [entry(wanted), entry(`https://race.test/${round}/b`)]),
    ]);
    const { rows } = await sql<{ n: number }>`
      select count(distinct article_id)::int as n from article_urls where url like ${`https://race.test/${round}/%`}`.execute(
      clone.db,
    );
    expect(rows).toEqual([{ n: 1 }]);
  }
});

it('leaves no story without an article, and no address without one', async () => {
  const stories =
    await sql`select id from stories s where not exists (select from articles where story_id = s.id)`.execute(clone.db);
  expect(stories.rows).toEqual([]);
  const lost = await sql`
    select canonical_url from articles a
    where not exists (select from article_urls u where u.url = a.canonical_url and u.article_id = a.id)`.execute(
    clone.db,
  );
  expect(lost.rows).toEqual([]);
});
