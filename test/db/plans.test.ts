import { currentVersion, makeCurrent, registerPlan } from '@pillarwatch/db';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { fetched, later, NOW, PLAN, setUp, VERSION } from './desk.ts';

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
});
afterAll(() => clone.close());
beforeEach(() => setUp(clone.db));

const pillars = () =>
  clone.db
    .selectFrom('pillars')
    .select(['id', 'title', 'number', 'listed'])
    .where('plan_id', '=', 'plan')
    .orderBy('id')
    .execute();

it('registers a plan once, however many processes do', async () => {
  await Promise.all([1, 2, 3, 4].map(() => registerPlan(clone.db, PLAN, VERSION, later(5))));
  expect(await pillars()).toHaveLength(3);
  const versions = await clone.db
    .selectFrom('classifier_versions')
    .select(['id', 'plan_id', 'plan_version', 'created_at'])
    .execute();
  expect(versions).toEqual([{ id: VERSION, plan_id: 'plan', plan_version: 'v1', created_at: NOW }]);
  expect(await currentVersion(clone.db, 'plan')).toBe(VERSION);
});

it('renames pillars, and keeps one that the plan has dropped for the corrections that name it', async () => {
  const id = await fetched(clone.db, 'https://plans.test/1');
  await clone.db
    .insertInto('corrections')
    .values({ article_id: id, plan_id: 'plan', pillar_id: 'data', verdict: 'add', made_at: NOW })
    .execute();
  const [, standards, capacity] = PLAN.pillars;
  if (!standards || !capacity) throw new Error('the plan has three pillars');
  const renamed = { ...standards, short: 'Norms', number: 9 };
  await registerPlan(clone.db, { ...PLAN, version: 'v2', pillars: [renamed, capacity] }, VERSION, NOW);
  expect(await pillars()).toEqual([
    { id: 'capacity', title: 'capacity', number: 3, listed: true },
    { id: 'data', title: 'data', number: 1, listed: false },
    { id: 'standards', title: 'Norms', number: 9, listed: true },
  ]);
  await registerPlan(clone.db, PLAN, VERSION, NOW);
  expect((await pillars()).every(({ listed }) => listed)).toBe(true);
});

it('does not switch to a new classifier by registering it', async () => {
  await registerPlan(clone.db, PLAN, 'classifier-2', later(10));
  expect(await currentVersion(clone.db, 'plan')).toBe(VERSION);
});

it('makes the version current that was started last, also when it is an old one', async () => {
  await registerPlan(clone.db, PLAN, 'classifier-2', later(10));
  await registerPlan(clone.db, PLAN, 'classifier-2b', later(10));
  await registerPlan(clone.db, PLAN, 'classifier-3', later(20));
  expect(await makeCurrent(clone.db, 'plan', 'classifier-2b')).toBe(true);
  expect(await makeCurrent(clone.db, 'plan', 'classifier-2')).toBe(false);
  const turns = await Promise.all(
    [VERSION, 'classifier-3', 'classifier-2', VERSION, 'classifier-3'].map((version) =>
      makeCurrent(clone.db, 'plan', version),
    ),
  );
  expect([turns[0], turns[1], turns[3], turns[4]]).toEqual([false, true, false, true]);
  expect(await currentVersion(clone.db, 'plan')).toBe('classifier-3');
  expect(await makeCurrent(clone.db, 'plan', 'classifier-3')).toBe(true);
  await registerPlan(clone.db, PLAN, 'classifier-2', later(30));
  expect(await makeCurrent(clone.db, 'plan', 'classifier-3')).toBe(true);
  expect(await makeCurrent(clone.db, 'plan', 'classifier-2')).toBe(true);
  expect(await makeCurrent(clone.db, 'plan', 'classifier-3')).toBe(false);
  expect(await makeCurrent(clone.db, 'plan', 'never registered')).toBe(false);
  expect(await makeCurrent(clone.db, 'no such plan', VERSION)).toBe(false);
  expect(await currentVersion(clone.db, 'no such plan')).toBeNull();
});
