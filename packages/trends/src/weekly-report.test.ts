import { type Count, InputError, type Plan, type Quotation, type WeekFigures } from '@pillarwatch/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weeklyReport } from './weekly-report.ts';

const count = (articles: number, stories: number, sources = 1): Count => ({ articles, stories, sources });

const planOf = (pillars: readonly (readonly [number, string])[]): Plan => ({
  id: 'lighthouse',
  version: 'abc',
  titles: { zh: '灯塔计划', en: 'Lighthouse Plan' },
  date: '2025-07-01',
  source: { name: 'Lighthouse board', url: 'https://lighthouse.example/plan' },
  threshold: 0.5,
  principles: [],
  names: {},
  pillars: pillars.map(([number, id]) => ({
    number,
    id,
    titles: { en: `The long title of ${id}` },
    short: `Short ${id}`,
    definition: '',
    counts: [],
    doesNotCount: [],
    vocabulary: {},
  })),
});

const figures = (week: string, pillars: Readonly<Record<string, Count>>, relevantStories = 10): WeekFigures => ({
  week,
  coverage: count(120, 90, 14),
  relevant: count(relevantStories * 2, relevantStories, 8),
  namesPlan: count(3, 2, 2),
  pillars,
});

const quotation = (pillar: string, sentence: string): Quotation => ({
  pillar,
  sentence,
  articleTitle: 'T',
  url: 'https://a.example/1',
  source: 'A',
});

const PLAN = planOf([
  [2, 'keepers'],
  [1, 'lamps'],
  [3, 'fog'],
]);
const base = {
  plan: PLAN,
  classifierVersion: 'v1',
  quotations: [],
  stories: [],
  wireStories: [],
  sources: [],
  languages: [],
  countries: [],
};

/** The report's week, and the one before where it was watched. */
const weeks = (current: WeekFigures, previous: WeekFigures | null) =>
  [...(previous ? [previous] : []), current].map((each) => ({ figures: each, observed: true, blindSources: [] }));

describe('weeklyReport', () => {
  it('has a line for every pillar, by number, with share and change', () => {
    const report = weeklyReport({
      ...base,
      weeks: weeks(
        figures('2025-W30', { keepers: count(6, 4, 3), fog: count(1, 1) }),
        figures('2025-W29', { keepers: count(9, 5), lamps: count(2, 2) }),
      ),
    });
    expect(report.pillars.map(({ history: _, ...line }) => line)).toEqual([
      { number: 1, pillar: 'lamps', title: 'Short lamps', ...count(0, 0, 0), share: 0, change: -2 },
      { number: 2, pillar: 'keepers', title: 'Short keepers', ...count(6, 4, 3), share: 0.4, change: -1 },
      { number: 3, pillar: 'fog', title: 'Short fog', ...count(1, 1), share: 0.1, change: 1 },
    ]);
    expect(report).toMatchObject({ week: '2025-W30', from: '2025-07-21', to: '2025-07-27', classifierVersion: 'v1' });
    expect(report.plan).toEqual({ id: 'lighthouse', title: 'Lighthouse Plan', version: 'abc' });
    expect(report.coverage).toEqual(count(120, 90, 14));
  });

  it('knows no change when the week before was not observed, and no share when nothing was relevant', () => {
    const report = weeklyReport({ ...base, weeks: weeks(figures('2025-W01', {}, 0), null) });
    expect(report.pillars.map(({ share, change }) => [share, change])).toEqual(Array(3).fill([null, null]));
    expect(report).toMatchObject({ from: '2024-12-30', to: '2025-01-05' });
  });

  it('knows no change against a week that nobody watched, and keeps its place in the history', () => {
    const [before, now] = weeks(figures('2025-W30', { fog: count(1, 1) }), figures('2025-W29', {}));
    if (!before || !now) throw new Error('two weeks');
    const report = weeklyReport({ ...base, weeks: [{ ...before, observed: false }, now] });
    expect(report.pillars.map(({ change }) => change)).toEqual([null, null, null]);
    expect(report.pillars.at(-1)?.history.map(({ week, stories }) => [week, stories])).toEqual([
      ['2025-W29', 0],
      ['2025-W30', 1],
    ]);
  });

  it('looks for the week before across the turn of the year', () => {
    const current = figures('2025-W01', {});
    const made = (previous: WeekFigures) => () => weeklyReport({ ...base, weeks: weeks(current, previous) });
    expect(made(figures('2024-W52', {}))).not.toThrow();
    expect(made(figures('2024-W51', {}))).toThrow(RangeError);
    expect(made(current)).toThrow('2024-W52, not of 2025-W01');
    expect(() => weeklyReport({ ...base, weeks: weeks(figures('2025-W54', {}), null) })).toThrow(InputError);
    expect(() => weeklyReport({ ...base, weeks: [] })).toThrow(RangeError);
  });

  it('sorts quotations by pillar and drops those of unknown pillars', () => {
    const quotations = [quotation('fog', 'a'), quotation('moon', 'b'), quotation('lamps', 'c'), quotation('fog', 'd')];
    const report = weeklyReport({ ...base, weeks: weeks(figures('2025-W30', {}), null), quotations });
    expect(report.quotations.map(({ sentence }) => sentence)).toEqual(['c', 'a', 'd']);
  });

  it('takes any plan title when there is no English one', () => {
    const current = figures('2025-W30', {});
    const titled = (titles: Plan['titles']) =>
      weeklyReport({ ...base, plan: { ...PLAN, titles }, weeks: weeks(current, null) }).plan.title;
    expect(titled({ zh: '灯塔计划' })).toBe('灯塔计划');
    expect(titled({})).toBe('lighthouse');
  });

  it('keeps its promises for any plan and any figures', () => {
    const ids = fc.uniqueArray(fc.oneof(fc.constantFrom('constructor', 'toString', '__proto__'), fc.string()), {
      maxLength: 15,
    });
    const counts = (id: string) =>
      fc.record({ articles: fc.nat(999), stories: fc.nat(50), sources: fc.nat(99) }).map((made) => [id, made] as const);
    const sometimes = (all: readonly string[]) =>
      fc.subarray([...all]).chain((some) => fc.tuple(...some.map(counts)).map((made) => Object.fromEntries(made)));
    const inputs = ids.chain((all) => fc.tuple(fc.constant(all), sometimes(all), fc.option(sometimes(all))));
    fc.assert(
      fc.property(inputs, fc.integer({ min: 50, max: 500 }), ([all, now, before], relevant) => {
        const plan = planOf(all.map((id, at) => [all.length - at, id] as const));
        const current = figures('2025-W30', now, relevant);
        const previous = before && figures('2025-W29', before);
        const report = weeklyReport({ ...base, plan, weeks: weeks(current, previous) });
        expect(report.pillars.map(({ number }) => number)).toEqual(all.map((_, at) => at + 1));
        for (const line of report.pillars) {
          expect(line.share).toBeGreaterThanOrEqual(0);
          expect(line.share).toBeLessThanOrEqual(1);
          if (!before) expect(line.change).toBeNull();
          else {
            const earlier = Object.hasOwn(before, line.pillar) ? (before[line.pillar]?.stories ?? 0) : 0;
            expect(earlier + (line.change ?? Number.NaN)).toBe(line.stories);
          }
        }
      }),
    );
  });
});
