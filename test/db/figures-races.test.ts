import { refreshFigures } from '@pillarwatch/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { countedAgain, storedFigures } from './count-again.ts';
import { analyse, bodyOf, classified, fetched, later, NOW, setUp, VERSION } from './desk.ts';

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
  await setUp(clone.db);
});
afterAll(() => clone.close());

/** Waits until so many of this database's connections wait for others, or the work is done. */
async function blockedOrDone(work: Promise<unknown>, blocked = 1): Promise<void> {
  let done = false;
  const end = () => {
    done = true;
  };
  work.then(end, end);
  while (!done) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(clone.db);
    if (rows.length >= blocked) return;
  }
}

const correction = (article_id: number, verdict: 'add' | 'remove') =>
  ({ article_id, verdict, plan_id: 'plan', pillar_id: 'standards', made_at: NOW }) as const;

it('a correction that is taken back counts no more', async () => {
  const id = await fetched(clone.db, 'https://courier.test/forgiven');
  await analyse(clone.db, id, bodyOf('forgiven'), { classification: classified('data') });
  await clone.db.insertInto('corrections').values(correction(id, 'add')).execute();
  await refreshFigures(clone.db);
  await clone.db.deleteFrom('corrections').where('article_id', '=', id).execute();
  expect(await refreshFigures(clone.db)).toBe(1);
  expect(await storedFigures(clone.db)).toEqual(await countedAgain(clone.db));
});

it('a correction counts in the week that its article is moved to meanwhile', async () => {
  const id = await fetched(clone.db, 'https://courier.test/moving');
  await analyse(clone.db, id, bodyOf('moving'), { classification: classified('data') });
  await refreshFigures(clone.db);
  const moving = await clone.db.startTransaction().execute();
  const correcting = await clone.db.startTransaction().execute();
  await moving.updateTable('articles').set({ week: '2025-09-01' }).where('id', '=', id).execute();
  const inserted = correcting.insertInto('corrections').values(correction(id, 'add')).execute();
  await blockedOrDone(inserted);
  await moving.commit().execute();
  await refreshFigures(clone.db);
  await inserted;
  await correcting.commit().execute();
  await refreshFigures(clone.db);
  expect(await storedFigures(clone.db)).toEqual(await countedAgain(clone.db));
});

it('a change that comes while its week is counted is counted the next time, by whoever refreshes', async () => {
  const publishedAt = later(60 * 24 * 70);
  const week = '2025-10-13';
  const first = await fetched(clone.db, 'https://courier.test/first');
  const second = await fetched(clone.db, 'https://courier.test/second');
  await refreshFigures(clone.db);
  await analyse(clone.db, first, bodyOf('first'), { publishedAt, week, classification: classified('data') });
  // Holds the refresh up where it has read the articles and writes what it found.
  const hold = await clone.db.startTransaction().execute();
  const cell = { classifier_version_id: VERSION, week, subject: 'coverage', dimension: 'all', member: '' };
  await hold
    .insertInto('weekly_rollups')
    .values({ ...cell, articles: 0, stories: 0, sources: 0 })
    .execute();
  const refresh = refreshFigures(clone.db);
  await blockedOrDone(refresh);
  await analyse(clone.db, second, bodyOf('second'), { publishedAt, week, classification: classified('data') });
  const another = refreshFigures(clone.db);
  await blockedOrDone(another, 2);
  await hold.rollback().execute();
  await Promise.all([refresh, another]);
  await refreshFigures(clone.db);
  expect(await storedFigures(clone.db)).toEqual(await countedAgain(clone.db));
});
