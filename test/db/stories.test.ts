import { isCopy } from '@pillarwatch/stories';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { analyse, analysisOf, bodyOf, fetched, later, NOW, setUp } from './desk.ts';

const DAY = 24 * 60;

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
  await setUp(clone.db);
});
afterAll(() => clone.close());

let count = 0;
/** Brings a new article as far as analysed; returns its id. */
async function told(body: string, publishedAt = NOW): Promise<number> {
  const id = await fetched(clone.db, `https://paper${++count}.test/${count}`);
  await analyse(clone.db, id, body, { publishedAt });
  return id;
}

const storyOf = async (id: number) =>
  clone.db
    .selectFrom('articles as a')
    .innerJoin('stories as s', 's.id', 'a.story_id')
    .select(['s.id', 's.begun_at'])
    .where('a.id', '=', id)
    .executeTakeFirstOrThrow();

it('puts copies in one story, and other texts in stories of their own', async () => {
  const [first, copy, other] = [await told(bodyOf('wire')), await told(bodyOf('wire')), await told(bodyOf('else'))];
  expect(await storyOf(copy)).toEqual(await storyOf(first));
  expect((await storyOf(other)).id).not.toBe((await storyOf(first)).id);
});

it('gives a text too short to compare a story of its own', async () => {
  const [one, two] = [await told('A short notice.'), await told('A short notice.')];
  expect((await storyOf(one)).id).not.toBe((await storyOf(two)).id);
});

it('takes copies to be one story up to the window’s last moment, in any time zone', async () => {
  const first = await told(bodyOf('window'), NOW);
  expect((await storyOf(await told(bodyOf('window'), later(30 * DAY)))).id).toBe((await storyOf(first)).id);
  const late = await told(bodyOf('window'), later(60 * DAY + 1));
  expect((await storyOf(late)).id).not.toBe((await storyOf(first)).id);
});

it('begins a story with its earliest article', async () => {
  const first = await told(bodyOf('begun'), later(0));
  await told(bodyOf('begun'), later(-2 * DAY));
  await told(bodyOf('begun'), later(2 * DAY));
  expect((await storyOf(first)).begun_at).toEqual(later(-2 * DAY));
  const { rows } =
    await sql`select begun_at, articles from analysis.stories where story_id = ${(await storyOf(first)).id}`.execute(
      clone.db,
    );
  expect(rows).toEqual([{ begun_at: later(-2 * DAY), articles: '3' }]);
});

it('merges two stories when a text shows them to be one', async () => {
  const [left, right, bridging] = bridged('b');
  const [a, b] = [await told(left, later(60)), await told(right, later(-60))];
  expect((await storyOf(a)).id).not.toBe((await storyOf(b)).id);
  const bridge = await told(bridging);
  expect(new Set([await storyOf(a), await storyOf(b), await storyOf(bridge)].map(({ id }) => id)).size).toBe(1);
  expect((await storyOf(a)).begun_at).toEqual(later(-60));
});

it('keeps a revised article in its story', async () => {
  const [first, revised] = [await told(bodyOf('rev')), await told(bodyOf('rev'))];
  await clone.db.updateTable('articles').set({ state: 'fetched' }).where('id', '=', revised).execute();
  await analyse(clone.db, revised, bodyOf('quite another'));
  expect((await storyOf(revised)).id).toBe((await storyOf(first)).id);
});

it('finds copies that are analysed at the same moment', async () => {
  for (let round = 0; round < 10; round++) {
    const ids: number[] = [];
    for (let at = 0; at < 5; at++) ids.push(await fetched(clone.db, `https://moment${at}.test/${round}`));
    const bodies = bridged(`round${round}`);
    await Promise.all(ids.map((id, at) => analyse(clone.db, id, bodies[at % 3] ?? '')));
    const stories = await Promise.all(ids.map(storyOf));
    expect(new Set(stories.map(({ id }) => id)).size).toBe(1);
  }
  const { rows } =
    await sql`select id from stories s where not exists (select from articles where story_id = s.id)`.execute(clone.db);
  expect(rows).toEqual([]);
});

/** Two unrelated texts, and one made of both that shares a band with each: about half do. */
function bridged(seed: string): [string, string, string] {
  for (let tries = 0; tries < 100; tries++) {
    const [left, right] = [bodyOf(`${seed}l${tries}`), bodyOf(`${seed}r${tries}`)];
    const both = `${left}\n${right}`;
    if (areCopies(left, both) && areCopies(both, right) && !areCopies(left, right)) return [left, right, both];
  }
  throw new Error(`no bridge for ${seed}`);
}

/** Whether two texts share a band and are copies. */
function areCopies(a: string, b: string): boolean {
  const [one, two] = [analysisOf(a).fingerprint, analysisOf(b).fingerprint];
  if (!one || !two) return false;
  return one.bands.some((band) => two.bands.includes(band)) && isCopy(one.signature, two.signature);
}

interface Told {
  readonly body: string;
  readonly publishedAt: Date;
}

/** Texts of three families, some cut short, some bridging two families, over ten weeks. */
const newsOfSeveral = fc.array(
  fc
    .record({ family: fc.nat(2), sentences: fc.integer({ min: 6, max: 12 }), bridge: fc.nat(4), day: fc.nat(70) })
    .map(({ family, sentences, bridge, day }): Told => {
      const own = bodyOf(`f${family}`, sentences);
      const body = bridge === 0 ? `${own}\n${bodyOf(`f${(family + 1) % 3}`, sentences)}` : own;
      return { body, publishedAt: later(day * DAY) };
    }),
  { minLength: 2, maxLength: 9 },
);

it('makes the same stories of the same articles, in whatever order they come', async () => {
  await fc.assert(
    fc.asyncProperty(
      newsOfSeveral.chain((news) =>
        fc.tuple(fc.constant(news), fc.shuffledSubarray([...news.keys()], { minLength: news.length })),
      ),
      async ([news, order]) => {
        const wanted = partition(news);
        expect(await storiesOf(news, [...news.keys()])).toEqual(wanted);
        expect(await storiesOf(news, order)).toEqual(wanted);
      },
    ),
    { numRuns: 25 },
  );
});

/** Analyses the articles in that order, in an empty archive; the sets of their numbers that share a story. */
async function storiesOf(news: readonly Told[], order: readonly number[]): Promise<number[][]> {
  await sql`truncate articles, stories cascade`.execute(clone.db);
  const ids = new Map<number, number>();
  for (const at of order) {
    const told = news[at];
    if (!told) throw new Error(`no article ${at}`);
    const id = await fetched(clone.db, `https://any${at}.test/${at}`);
    await analyse(clone.db, id, told.body, { publishedAt: told.publishedAt });
    ids.set(id, at);
  }
  const rows = await clone.db.selectFrom('articles').select(['id', 'story_id']).orderBy('id').execute();
  return groups(rows.map(({ id, story_id }) => [ids.get(id) ?? -1, story_id ?? -1]));
}

/** What the stories should be: all that is joined by pairs of copies within the window. */
function partition(news: readonly Told[]): number[][] {
  const group = news.map((_, at) => at);
  for (let a = 0; a < news.length; a++) {
    for (let b = 0; b < a; b++) {
      const [one, two] = [news[a], news[b]];
      if (!one || !two || !areCopies(one.body, two.body)) continue;
      if (Math.abs(one.publishedAt.getTime() - two.publishedAt.getTime()) > 30 * DAY * 60_000) continue;
      const [from, to] = [group[a] ?? a, group[b] ?? b];
      for (const [at, own] of group.entries()) if (own === from) group[at] = to;
    }
  }
  return groups(group.map((own, at) => [at, own]));
}

function groups(pairs: readonly (readonly [number, number])[]): number[][] {
  const byGroup = new Map<number, number[]>();
  for (const [at, own] of [...pairs].sort(([a], [b]) => a - b)) byGroup.set(own, [...(byGroup.get(own) ?? []), at]);
  return [...byGroup.values()].sort(([a = 0], [b = 0]) => a - b);
}
