import { hasReport, saveReport } from '@pillarwatch/db';
import type { WeeklyReport } from '@pillarwatch/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { later, NOW, PLAN, setUp, VERSION } from './desk.ts';

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
  await setUp(clone.db);
});
afterAll(() => clone.close());

const count = { articles: 3, stories: 2, sources: 1 };
const reportOf = (week: string, articles = 3): WeeklyReport => ({
  plan: { id: PLAN.id, title: 'The plan', version: 'v1' },
  classifierVersion: VERSION,
  week,
  from: '2025-08-04',
  to: '2025-08-10',
  coverage: { ...count, articles },
  relevant: count,
  namesPlan: count,
  pillars: [{ ...count, number: 1, pillar: 'data', title: 'data', share: 1 / 3, change: null, history: [] }],
  quotations: [],
  weeks: [],
  findings: [],
  stories: [],
  sources: [],
  languages: [],
  countries: [],
});
const editions = (week: string) =>
  clone.db.selectFrom('reports').select(['edition', 'week']).where('week', '=', week).orderBy('edition').execute();

it('keeps a report once, and a changed one as the next edition', async () => {
  const report = reportOf('2025-W32');
  expect(await hasReport(clone.db, 'plan', '2025-W32')).toBe(false);
  expect(await saveReport(clone.db, report, NOW)).toEqual({ number: 1, createdAt: NOW, report });
  expect(await saveReport(clone.db, report, later(5))).toEqual({ number: 1, createdAt: NOW, report });
  const changed = reportOf('2025-W32', 4);
  expect(await saveReport(clone.db, changed, later(6))).toEqual({ number: 2, createdAt: later(6), report: changed });
  expect(await saveReport(clone.db, report, later(7))).toMatchObject({ number: 3 });
  expect(await editions('2025-08-04')).toEqual([1, 2, 3].map((edition) => ({ edition, week: '2025-08-04' })));
  expect(await hasReport(clone.db, 'plan', '2025-W32')).toBe(true);
  expect(await hasReport(clone.db, 'plan', '2025-W33')).toBe(false);
});

it('makes one edition of what several publish at the same moment', async () => {
  for (let round = 0; round < 5; round++) {
    const week = `2025-W1${round}`;
    const saved = await Promise.all([1, 2, 3, 4].map(() => saveReport(clone.db, reportOf(week), NOW)));
    expect(saved.map(({ number }) => number)).toEqual([1, 1, 1, 1]);
    const changed = await Promise.all(
      [5, 6, 5, 6].map((articles) => saveReport(clone.db, reportOf(week, articles), NOW)),
    );
    expect(Math.max(...changed.map(({ number }) => number))).toBeGreaterThanOrEqual(3);
  }
  const numbers = await editions('2025-03-03');
  expect(numbers.map(({ edition }) => edition)).toEqual(numbers.map((_, at) => at + 1));
});
