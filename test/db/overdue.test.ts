import { commitEnded, commitFailed, countStates, dueFeeds, overdue, refetchDue } from '@pillarwatch/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { analyse, begunAnalysis, begunFetch, bodyOf, entry, fetched, later, NOW, poll, setUp } from './desk.ts';

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
  await setUp(clone.db);
});
afterAll(() => clone.close());

it('wakes hosts and articles that are due, oldest first, and no others', async () => {
  const gone = await fetched(clone.db, 'https://analysed.test/1');
  await analyse(clone.db, gone, bodyOf('analysed'));
  const reading = await fetched(clone.db, 'https://reading.test/1');
  const failedReading = await fetched(clone.db, 'https://failed-reading.test/1');
  await commitFailed(clone.db, (await begunAnalysis(clone.db, failedReading)).step, 'analyse', 'odd', NOW, 9);
  const deadReading = await fetched(clone.db, 'https://dead-reading.test/1');
  await commitFailed(clone.db, (await begunAnalysis(clone.db, deadReading)).step, 'analyse', 'odd', NOW, 1);
  for (const [at, host] of ['new.test', 'old.test', 'failed.test', 'dead.test', 'refused.test'].entries()) {
    const polledAt = later(host === 'old.test' ? -100 : at - 50);
    await poll(clone.db, 'search', [entry(`https://${host}/1`), entry(`https://${host}/2`)], { polledAt });
  }
  for (const _ of [1, 2]) {
    await commitFailed(clone.db, await begunFetch(clone.db, 'failed.test'), 'fetch', 'no answer', NOW, 9);
    await commitFailed(clone.db, await begunFetch(clone.db, 'dead.test'), 'fetch', 'no answer', NOW, 1);
    await commitEnded(clone.db, await begunFetch(clone.db, 'refused.test'), 'refused', 'robots.txt');
  }
  expect(await overdue(clone.db, NOW, 10)).toEqual({ hosts: ['old.test', 'new.test'], articleIds: [reading] });
  expect(await overdue(clone.db, NOW, 1)).toEqual({ hosts: ['old.test'], articleIds: [reading] });
  expect(await overdue(clone.db, later(1), 10)).toEqual({
    hosts: ['old.test', 'new.test', 'failed.test'],
    articleIds: [reading, failedReading],
  });
  const never = await overdue(clone.db, later(10_000_000), 10);
  expect(never.hosts).not.toContain('dead.test');
  expect(never.articleIds).not.toContain(deadReading);
  expect(await countStates(clone.db)).toEqual({
    analysed: 1,
    fetched: 1,
    failed: 3,
    dead: 3,
    discovered: 4,
    refused: 2,
  });
});

it('sends analysed articles back to the start once their time has come, each once', async () => {
  const ids: number[] = [];
  for (let at = 0; at < 6; at++) {
    const id = await fetched(clone.db, `https://refetch.test/${at}`);
    await analyse(clone.db, id, bodyOf(`refetch${at}`));
    await clone.db
      .updateTable('articles')
      .set({ refetch_at: later(at) })
      .where('id', '=', id)
      .execute();
    ids.push(id);
  }
  expect(await refetchDue(clone.db, later(-1), 100)).toBe(0);
  expect(await refetchDue(clone.db, later(4), 2)).toBe(2);
  const sent = await Promise.all([1, 2, 3].map(() => refetchDue(clone.db, later(4), 100)));
  expect(sent.reduce((sum, count) => sum + count)).toBe(3);
  const rows = await clone.db
    .selectFrom('articles')
    .select(['id', 'state', 'refetch_at', 'text_id'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  expect(rows.map(({ state }) => state)).toEqual([...Array(5).fill('discovered'), 'analysed']);
  expect(rows.every(({ text_id }) => text_id !== null)).toBe(true);
  expect(await refetchDue(clone.db, later(4), 100)).toBe(0);
});

it('lists active feeds whose time has come, longest overdue first', async () => {
  await poll(clone.db, 'courier', [], { nextPollAt: later(20) });
  await poll(clone.db, 'search', [], { nextPollAt: later(10) });
  await poll(clone.db, 'words', [], { nextPollAt: later(5) });
  await clone.db.updateTable('feeds').set({ state: 'paused' }).where('id', '=', 'words').execute();
  expect(await dueFeeds(clone.db, later(9), 10)).toEqual([]);
  expect(await dueFeeds(clone.db, later(20), 10)).toEqual(['search', 'courier']);
  expect(await dueFeeds(clone.db, later(20), 1)).toEqual(['search']);
});
