import {
  type BegunStep,
  beginAnalysis,
  beginFetch,
  commitAnalysed,
  commitEmpty,
  commitEnded,
  commitFailed,
  commitFetched,
  commitKilled,
  deadLetters,
  discardDeadLetters,
  hasFetchDue,
  putBack,
  retryDeadLetters,
  retryDelayMs,
  sendToReextraction,
} from '@pillarwatch/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import {
  analyse,
  analysisOf,
  begunAnalysis,
  begunFetch,
  bodyOf,
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

let count = 0;
/** A host of its own for each test, with one article that waits. */
async function discovered(): Promise<{ host: string; url: string }> {
  const host = `site${++count}.test`;
  await poll(clone.db, 'search', [entry(`https://${host}/a`)]);
  return { host, url: `https://${host}/a` };
}

const row = (id: number) => clone.db.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const OUTCOMES: readonly [string, 'fetch' | 'analyse', (step: BegunStep) => Promise<boolean>][] = [
  ['fetched', 'fetch', (step) => commitFetched(clone.db, step, page(step.url), NOW)],
  ['fetched elsewhere', 'fetch', (step) => commitFetched(clone.db, step, page(`${step.url}/elsewhere`), NOW)],
  ['refused', 'fetch', (step) => commitEnded(clone.db, step, 'refused', 'robots.txt')],
  ['gone', 'fetch', (step) => commitEnded(clone.db, step, 'gone', '404')],
  ['unusable', 'fetch', (step) => commitEnded(clone.db, step, 'unusable', 'a film')],
  ['failed', 'fetch', (step) => commitFailed(clone.db, step, 'fetch', 'late', NOW, 5)],
  ['dead', 'fetch', (step) => commitFailed(clone.db, step, 'fetch', 'late', NOW, 1)],
  ['analysed', 'analyse', (step) => commitAnalysed(clone.db, step, analysisOf(bodyOf('late')), NOW)],
  ['empty', 'analyse', (step) => commitEmpty(clone.db, step, 'late')],
  ['failed to be read', 'analyse', (step) => commitFailed(clone.db, step, 'analyse', 'late', NOW, 5)],
  ['killed', 'analyse', (step) => commitKilled(clone.db, step, 'late', NOW)],
];

describe('a late worker', () => {
  it.each(OUTCOMES)('changes nothing by the outcome %s', async (_name, from, outcome) => {
    const { host, url } = await discovered();
    let step = await begunFetch(clone.db, host);
    if (from === 'analyse') {
      await commitFetched(clone.db, step, page(url), NOW);
      step = (await begunAnalysis(clone.db, step.id)).step;
    }
    // Another worker was told the same, and came to an end before.
    await commitFailed(clone.db, step, from, 'first', NOW, 5);
    const tables = async () => [
      await row(step.id),
      await clone.db.selectFrom('snapshots').select('id').where('article_id', '=', step.id).execute(),
      await clone.db.selectFrom('texts').select('id').where('article_id', '=', step.id).execute(),
      await clone.db.selectFrom('article_urls').selectAll().where('article_id', '=', step.id).execute(),
    ];
    const before = await tables();
    expect(await outcome(step)).toBe(false);
    expect(await tables()).toEqual(before);
  });

  it('of two that end at the same moment is the second', async () => {
    const { host, url } = await discovered();
    const step = await begunFetch(clone.db, host);
    const ends = await Promise.all([1, 2, 3].map(() => commitFetched(clone.db, step, page(url), NOW)));
    expect(ends.filter(Boolean)).toHaveLength(1);
    const kept = await clone.db.selectFrom('snapshots').select('id').where('article_id', '=', step.id).execute();
    expect(kept).toHaveLength(1);
    const { step: reading } = await begunAnalysis(clone.db, step.id);
    const read = await Promise.all(
      [1, 2, 3].map(() => commitAnalysed(clone.db, reading, analysisOf(bodyOf('two')), NOW)),
    );
    expect(read.filter(Boolean)).toHaveLength(1);
  });
});

describe('a failed step', () => {
  it('waits longer each time, is tried again, and is dead after the last attempt', async () => {
    const { host } = await discovered();
    let now = NOW;
    for (let attempt = 1; attempt < 3; attempt++) {
      const step = await begunFetch(clone.db, host, now);
      expect(step).toMatchObject({ attempt: attempt - 1, starts: 1 });
      await commitFailed(clone.db, step, 'fetch', new Error('no answer'), now, 3);
      const { next_attempt_at, ...after } = await row(step.id);
      expect(after).toMatchObject({ state: 'failed', attempt, failed_step: 'fetch', last_error: 'no answer' });
      expect(next_attempt_at).toEqual(new Date(now.getTime() + retryDelayMs(attempt)));
      expect(await beginFetch(clone.db, host, now)).toBeNull();
      expect(await hasFetchDue(clone.db, host, now)).toBe(false);
      now = new Date(now.getTime() + retryDelayMs(attempt));
    }
    const last = await begunFetch(clone.db, host, now);
    await commitFailed(clone.db, last, 'fetch', 'no answer', now, 3);
    expect(await row(last.id)).toMatchObject({
      state: 'dead',
      reason: '3 attempts to fetch: no answer',
      next_attempt_at: null,
    });
    expect(await beginFetch(clone.db, host, later(1_000_000))).toBeNull();
  });

  it('goes on with the same step, and forgets the failure once it is done', async () => {
    const id = await fetched(clone.db, 'https://failing.test/a');
    const { step } = await begunAnalysis(clone.db, id);
    await commitFailed(clone.db, step, 'analyse', 'odd', NOW, 5);
    expect(await beginFetch(clone.db, 'failing.test', later(5_000))).toBeNull();
    const again = await begunAnalysis(clone.db, id, later(5_000));
    await commitAnalysed(clone.db, again.step, analysisOf(bodyOf('again')), NOW);
    expect(await row(id)).toMatchObject({
      state: 'analysed',
      attempt: 0,
      starts: 0,
      failed_step: null,
      last_error: null,
    });
  });

  it('waits at most a day', () => {
    expect([1, 2, 3, 20].map(retryDelayMs)).toEqual([60_000, 240_000, 960_000, 86_400_000]);
  });
});

describe('steps begun', () => {
  it('are counted until one ends, and one put back was never begun', async () => {
    const { host } = await discovered();
    const first = await begunFetch(clone.db, host);
    const second = await begunFetch(clone.db, host);
    expect([first.starts, second.starts]).toEqual([1, 2]);
    await putBack(clone.db, second);
    expect((await begunFetch(clone.db, host)).starts).toBe(2);
    await commitEnded(clone.db, second, 'gone', '410');
    await putBack(clone.db, first);
    expect(await row(first.id)).toMatchObject({ starts: 0, state: 'gone', reason: '410' });
  });
});

describe('an article that kills its parser', () => {
  it('is read once more at once, then put on the dead list, and starts anew when retried', async () => {
    const id = await fetched(clone.db, 'https://killer.test/a');
    const first = await begunAnalysis(clone.db, id);
    expect(await commitKilled(clone.db, first.step, 'out of memory', NOW)).toBe(false);
    const second = await begunAnalysis(clone.db, id);
    expect(await commitKilled(clone.db, first.step, 'late', NOW)).toBe(false);
    expect(await commitKilled(clone.db, second.step, 'out of memory', NOW)).toBe(true);
    expect(await row(id)).toMatchObject({
      state: 'dead',
      kills: 2,
      reason: 'quarantined: its parser died 2 times: out of memory',
    });
    expect(await retryDeadLetters(clone.db, [id])).toEqual([id]);
    expect(await row(id)).toMatchObject({ state: 'fetched', kills: 0, attempt: 0, reason: null });
  });
});

describe('dead letters', () => {
  it('go back to the step they died in, also when nobody knows why', async () => {
    const feedOnly = await poll(clone.db, 'words', [entry('https://wire.test/dead')]);
    const [reading = 0] = feedOnly.articleIds;
    const { step } = await begunAnalysis(clone.db, reading);
    await commitEnded(clone.db, step, 'dead', 'quarantined');
    const { host } = await discovered();
    const fetching = await begunFetch(clone.db, host);
    await commitEnded(clone.db, fetching, 'dead', 'quarantined');
    const shown = await deadLetters(clone.db);
    expect(shown.find(({ id }) => id === reading)).toMatchObject({ step: 'analyse', reason: 'quarantined' });
    expect(shown.find(({ id }) => id === fetching.id)).toMatchObject({ step: 'fetch' });
    const retried = await retryDeadLetters(clone.db, [reading, fetching.id, 1_000_000]);
    expect([...retried].sort()).toEqual([reading, fetching.id].sort());
    expect(await row(reading)).toMatchObject({ state: 'fetched' });
    expect(await row(fetching.id)).toMatchObject({ state: 'discovered' });
    expect(await beginAnalysis(clone.db, reading, NOW)).not.toBeNull();
  });

  it('are put away for good when discarded, and do not come back as new', async () => {
    const { host, url } = await discovered();
    const step = await begunFetch(clone.db, host);
    await commitFailed(clone.db, step, 'fetch', 'no answer', NOW, 1);
    expect(await discardDeadLetters(clone.db, [])).toEqual([]);
    expect(await discardDeadLetters(clone.db, [step.id])).toEqual([step.id]);
    expect(await discardDeadLetters(clone.db, [step.id])).toEqual([]);
    expect(await row(step.id)).toMatchObject({
      state: 'refused',
      reason: 'discarded: 1 attempts to fetch: no answer',
    });
    expect(await poll(clone.db, 'courier', [entry(url)])).toMatchObject({ hosts: [] });
    expect(await retryDeadLetters(clone.db, [step.id])).toEqual([]);
  });

  it('can be named by more ids than a statement has parameters', async () => {
    const ids = Array.from({ length: 70_000 }, (_, at) => at + 1_000_000);
    expect(await retryDeadLetters(clone.db, ids)).toEqual([]);
    expect(await discardDeadLetters(clone.db, ids)).toEqual([]);
  });

  it('can all be retried', async () => {
    const { host } = await discovered();
    const step = await begunFetch(clone.db, host);
    await commitFailed(clone.db, step, 'fetch', 'no answer', NOW, 1);
    expect(await retryDeadLetters(clone.db, 'all')).toContain(step.id);
    expect(await deadLetters(clone.db)).toEqual([]);
  });
});

describe('a page without an article', () => {
  it('is empty, with the reason', async () => {
    const id = await fetched(clone.db, 'https://empty.test/a');
    await commitEmpty(clone.db, (await begunAnalysis(clone.db, id)).step, 'too-short');
    expect(await row(id)).toMatchObject({ state: 'empty', reason: 'too-short' });
  });

  it('does not take away the text of an earlier look', async () => {
    const id = await fetched(clone.db, 'https://kept.test/a');
    await analyse(clone.db, id, bodyOf('kept'));
    const { text_id } = await row(id);
    await sendToReextraction(clone.db, 'extractor-2', false);
    await commitEmpty(clone.db, (await begunAnalysis(clone.db, id)).step, 'paywall-stub');
    expect(await row(id)).toMatchObject({ state: 'analysed', text_id });
  });
});

describe('reading stored pages again', () => {
  it('sends back those of another extractor, and counts them first', async () => {
    const id = await fetched(clone.db, 'https://again.test/a');
    await analyse(clone.db, id, bodyOf('again'), { extractorVersion: 'extractor-9' });
    const wanted = await sendToReextraction(clone.db, 'extractor-9', true);
    expect(wanted).toBeGreaterThan(0);
    expect(await sendToReextraction(clone.db, 'extractor-9', false)).toBe(wanted);
    expect(await row(id)).toMatchObject({ state: 'analysed' });
    expect(await sendToReextraction(clone.db, null, false)).toBeGreaterThan(0);
    expect(await row(id)).toMatchObject({ state: 'fetched' });
  });
});
