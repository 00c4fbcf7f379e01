import { observations } from '@pillarwatch/db';
import { addWeeks, mondayOf, weekOf } from '@pillarwatch/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { articleAt, entry, NOW, poll, setUp } from './desk.ts';

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
  await setUp(clone.db);
});
afterAll(() => clone.close());

const DAY_MS = 86_400_000;
const week = weekOf(NOW);
const inWeek = (count: number) => new Date(mondayOf(addWeeks(week, count)).getTime() + DAY_MS);
const failed = { outcome: 'failed', error: 'down' } as const;

it('calls an outlet blind in weeks in which every poll of it failed, once it could be read', async () => {
  await poll(clone.db, 'courier', [], { ...failed, polledAt: inWeek(-1) });
  await poll(clone.db, 'courier', [], { polledAt: inWeek(0) });
  await poll(clone.db, 'courier', [], { ...failed, polledAt: inWeek(1) });
  await poll(clone.db, 'courier', [], { ...failed, polledAt: inWeek(2) });
  await poll(clone.db, 'courier', [], { outcome: 'unchanged', polledAt: inWeek(2) });
  const seen = await observations(
    clone.db,
    [-1, 0, 1, 2, 3].map((count) => addWeeks(week, count)),
  );
  const name = (await clone.db.selectFrom('sources').select('name').where('id', '=', 'courier').executeTakeFirst())
    ?.name;
  expect([...seen.values()]).toEqual([
    { observed: false, blindSources: [] },
    { observed: true, blindSources: [] },
    { observed: true, blindSources: [name] },
    { observed: true, blindSources: [] },
    { observed: true, blindSources: [] },
  ]);
});

it('fetches an article again when its feed says that it was changed', async () => {
  const url = 'https://www.courier.test/changed';
  const first = new Date('2025-08-04T08:00:00Z');
  const later = new Date('2025-08-06T08:00:00Z');
  const shown = (updatedAt: Date | null) => [{ ...entry(url), updatedAt }];
  expect(await poll(clone.db, 'courier', shown(first))).toMatchObject({ newEntries: 1, hosts: ['www.courier.test'] });
  await clone.db.updateTable('articles').set({ state: 'analysed' }).where('canonical_url', '=', url).execute();
  expect(await poll(clone.db, 'courier', shown(first))).toEqual({ newEntries: 0, hosts: [], articleIds: [] });
  expect(await poll(clone.db, 'courier', shown(later))).toEqual({
    newEntries: 0,
    hosts: ['www.courier.test'],
    articleIds: [],
  });
  expect(await articleAt(clone.db, url)).toMatchObject({ state: 'discovered' });
  // Told once; an article that is on its road already is not sent back.
  await clone.db.updateTable('articles').set({ state: 'fetched' }).where('canonical_url', '=', url).execute();
  expect(await poll(clone.db, 'courier', shown(new Date('2025-08-07T08:00:00Z')))).toMatchObject({ hosts: [] });
  expect(await poll(clone.db, 'courier', shown(null))).toMatchObject({ hosts: [] });
});
