import {
  figuresOfWeeks,
  makeCurrent,
  quotations,
  refreshFigures,
  registerPlan,
  unreadTexts,
  weeksCovered,
  writeClassifications,
} from '@pillarwatch/db';
import type { Classification } from '@pillarwatch/model';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { countedAgain, storedFigures } from './count-again.ts';
import {
  analyse,
  bodyOf,
  classified,
  entry,
  fetched,
  later,
  NOTHING_FOUND,
  NOW,
  PLAN,
  poll,
  setUp,
  VERSION,
} from './desk.ts';

let clone: TestDatabase;

const weekFigures = async (version: string, week: string) => (await figuresOfWeeks(clone.db, version, [week]))[0];
beforeAll(async () => {
  clone = await cloneDatabase();
  await setUp(clone.db);
});
afterAll(() => clone.close());

const UNSUPPORTED: Classification = { ...NOTHING_FOUND, reason: 'language-unsupported' };
const ABOUT_THE_PLAN: Classification = { ...classified('data', 'capacity'), namesPlan: true };

describe('the figures of a week', () => {
  it('count articles, stories and sources, with one denominator for all pillars', async () => {
    const said: [string, string, Classification][] = [
      ['https://courier.test/1', 'a', classified('data')],
      ['https://courier.test/2', 'b', ABOUT_THE_PLAN],
      ['https://www.wire.test/1', 'a', classified('data', 'standards')],
      ['https://unlisted.test/1', 'c', { ...NOTHING_FOUND, relevant: true, reason: 'below-threshold' }],
      ['https://unlisted.test/2', 'd', NOTHING_FOUND],
      ['https://unlisted.test/3', 'e', UNSUPPORTED],
    ];
    for (const [url, words, classification] of said) {
      await analyse(clone.db, await fetched(clone.db, url), bodyOf(words), { classification });
    }
    const { articleIds } = await poll(clone.db, 'words', [entry('https://wire.test/only')]);
    await analyse(clone.db, articleIds[0] ?? 0, bodyOf('f'), { classification: classified('data') });
    expect(await refreshFigures(clone.db)).toBe(1);
    expect(await refreshFigures(clone.db)).toBe(0);
    expect(await weekFigures(VERSION, '2025-W32')).toEqual({
      week: '2025-W32',
      coverage: { articles: 5, stories: 4, sources: 3 },
      relevant: { articles: 4, stories: 3, sources: 3 },
      namesPlan: { articles: 1, stories: 1, sources: 1 },
      pillars: {
        data: { articles: 3, stories: 2, sources: 2 },
        capacity: { articles: 1, stories: 1, sources: 1 },
        standards: { articles: 1, stories: 1, sources: 1 },
      },
    });
    expect(await weekFigures(VERSION, '2025-W33')).toMatchObject({ coverage: { articles: 0 }, pillars: {} });
    expect(await weeksCovered(clone.db)).toEqual({ first: '2025-W32', last: '2025-W32' });
    expect(await storedFigures(clone.db)).toEqual(await countedAgain(clone.db));
  });

  it('give analysts the shares of each pillar', async () => {
    const { rows } = await sql`
      select pillar, stories, share_of_relevant::float8 as relevant, share_of_coverage::float8 as coverage
      from analysis.weekly_pillars where week = '2025-W32' and dimension = 'all' order by pillar_number`.execute(
      clone.db,
    );
    expect(rows).toEqual([
      { pillar: 'data', stories: 2, relevant: 2 / 3, coverage: 2 / 4 },
      { pillar: 'standards', stories: 1, relevant: 1 / 3, coverage: 1 / 4 },
      { pillar: 'capacity', stories: 1, relevant: 1 / 3, coverage: 1 / 4 },
    ]);
  });

  it('follow what a person says, and count an added pillar’s article as relevant', async () => {
    const { id: added } = await idAt('https://unlisted.test/2');
    const { id: removed } = await idAt('https://courier.test/2');
    const made = { plan_id: 'plan', made_at: NOW };
    await clone.db
      .insertInto('corrections')
      .values([
        { ...made, article_id: added, pillar_id: 'standards', verdict: 'add' },
        { ...made, article_id: removed, pillar_id: 'data', verdict: 'remove' },
      ])
      .execute();
    await refreshFigures(clone.db);
    expect(await weekFigures(VERSION, '2025-W32')).toMatchObject({
      relevant: { articles: 5, stories: 4 },
      pillars: { data: { articles: 2, stories: 1 }, standards: { articles: 2, stories: 2 }, capacity: { articles: 1 } },
    });
    const mentions = await sql`
      select pillar, probability, found_by from analysis.mentions where article_id in (${added}, ${removed}) order by pillar`.execute(
      clone.db,
    );
    expect(mentions.rows).toEqual([
      { pillar: 'capacity', probability: 0.75, found_by: 'classifier' },
      { pillar: 'standards', probability: null, found_by: 'person' },
    ]);
    const quoted = await quotations(clone.db, VERSION, '2025-W32', 5);
    expect(quoted.map(({ pillar, url }) => [pillar, url])).toEqual([
      ['capacity', 'https://courier.test/2'],
      ['data', 'https://courier.test/1'],
      ['standards', 'https://www.wire.test/1'],
    ]);
  });

  it('follow a corrected outlet', async () => {
    await clone.db.updateTable('sources').set({ country: 'IE' }).where('id', '=', 'courier').execute();
    expect(await refreshFigures(clone.db)).toBe(1);
    expect(await storedFigures(clone.db)).toEqual(await countedAgain(clone.db));
    await clone.db.updateTable('sources').set({ name: 'The New Courier' }).where('id', '=', 'courier').execute();
    expect(await refreshFigures(clone.db)).toBe(0);
  });
});

const idAt = (url: string) =>
  clone.db.selectFrom('articles').select('id').where('canonical_url', '=', url).executeTakeFirstOrThrow();

describe('a new classifier', () => {
  it('reads the archive beside the old one, each text once, and has its figures before it is current', async () => {
    await registerPlan(clone.db, PLAN, 'classifier-2', later(1));
    const seen: number[] = [];
    for (let after = 0; ; ) {
      const texts = await unreadTexts(clone.db, 'classifier-2', 2, after);
      const last = texts.at(-1);
      if (!last) break;
      after = last.textId;
      seen.push(...texts.map(({ textId }) => textId));
      const found = texts.map(({ textId }) => ({ textId, classification: classified('capacity') }));
      await writeClassifications(clone.db, 'classifier-2', found);
      await writeClassifications(
        clone.db,
        'classifier-2',
        found.map(({ textId }) => ({ textId, classification: classified('data') })),
      );
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect(await unreadTexts(clone.db, 'classifier-2', 10)).toEqual([]);
    await refreshFigures(clone.db);
    const pillars = (await weekFigures('classifier-2', '2025-W32'))?.pillars;
    expect(pillars).toMatchObject({ capacity: { articles: 6 } });
    expect(await makeCurrent(clone.db, 'plan', 'classifier-2')).toBe(true);
    expect(await refreshFigures(clone.db)).toBe(0);
    expect(await storedFigures(clone.db)).toEqual(await countedAgain(clone.db));
  });
});
