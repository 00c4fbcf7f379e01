import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBursts } from './bursts.ts';
import { holm } from './holm.ts';
import { trendTest } from './trend-test.ts';
import { wilsonInterval } from './wilson.ts';

const proportions = fc.array(
  fc.nat(60).chain((n) => fc.nat(n).map((hits) => ({ hits, n }))),
  { minLength: 1, maxLength: 12 },
);

describe('wilsonInterval', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as published', (hits, n, lower, upper) => {
    const [low, high] = wilsonInterval(hits, n) ?? [];
    expect(low).toBeCloseTo(lower, 4);
    expect(high).toBeCloseTo(upper, 4);
  });

  it('holds the share, within 0 and 1, and is not known without trials', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const hits = Math.round(part * n);
        const [low, high] = wilsonInterval(hits, n) ?? [Number.NaN, Number.NaN];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('trendTest', () => {
  it("gives what R's prop.trend.test gives of its own example", () => {
    // R documentation, prop.trend.test: smokers 83, 90, 129, 70 of patients 86, 93, 136, 82; X-squared 8.2249, p 0.004132.
    const groups = [
      [83, 86],
      [90, 93],
      [129, 136],
      [70, 82],
    ] as const;
    const trend = trendTest(groups.map(([hits, n]) => ({ hits, n })));
    expect((trend?.z ?? 0) ** 2).toBeCloseTo(8.2249, 4);
    expect(trend?.z).toBeLessThan(0);
    expect(trend?.p).toBeCloseTo(0.004132, 6);
  });

  it('has nothing to say where nothing varies', () => {
    expect(trendTest([])).toBeNull();
    expect(trendTest([{ hits: 0, n: 5 }])).toBeNull();
    expect(trendTest([{ hits: 2, n: 5 }])).toBeNull();
    expect(
      trendTest([
        { hits: 3, n: 3 },
        { hits: 2, n: 2 },
      ]),
    ).toBeNull();
  });

  it('turns its sign, and nothing else, when time runs backwards', () => {
    fc.assert(
      fc.property(proportions, (groups) => {
        const there = trendTest(groups);
        const back = trendTest(groups.toReversed());
        expect(back === null).toBe(there === null);
        if (!there || !back) return;
        expect(back.z).toBeCloseTo(-there.z, 9);
        expect(back.p).toBeCloseTo(there.p, 9);
        expect(there.p).toBeGreaterThanOrEqual(0);
        expect(there.p).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('holm', () => {
  it("gives what R's p.adjust gives", () => {
    // p.adjust(c(0.01, 0.04, 0.03, 0.02), "holm") and p.adjust(c(0.5, 0.9), "holm").
    expect(holm([0.01, 0.04, 0.03, 0.02]).map((p) => Number(p.toFixed(10)))).toEqual([0.04, 0.06, 0.06, 0.06]);
    expect(holm([0.5, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  it('never makes a value smaller, nor changes the order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (values) => {
        const adjusted = holm(values);
        for (const [at, p] of values.entries()) {
          expect(adjusted[at]).toBeGreaterThanOrEqual(p);
          expect(adjusted[at]).toBeLessThanOrEqual(1);
          for (const [other, q] of values.entries()) {
            if (p < q) expect(adjusted[at]).toBeLessThanOrEqual(adjusted[other] ?? Number.NaN);
          }
        }
      }),
    );
  });
});

describe('findBursts', () => {
  const week = (hits: number, n = 50) => ({ hits, n });

  it('finds a single loud week, with what its neighbours would let one expect', () => {
    const [burst, ...others] = findBursts([week(2), week(3), week(2), week(20), week(3), week(1)]);
    expect(others).toEqual([]);
    expect(burst).toMatchObject({ at: 3, hits: 20 });
    expect(burst?.expected).toBeCloseTo(2.2, 10);
    expect(burst?.p).toBeLessThan(1e-9);
  });

  it('takes neither a rise nor a fall for one, nor a handful of stories, nor the first week', () => {
    expect(findBursts([1, 2, 4, 8, 14, 16].map((hits) => week(hits)))).toEqual([]);
    expect(findBursts([16, 14, 8, 4, 2, 1].map((hits) => week(hits)))).toEqual([]);
    expect(findBursts([0, 0, 4, 0, 0].map((hits) => week(hits)))).toEqual([]);
    expect(findBursts([30, 1, 2, 1].map((hits) => week(hits)))).toEqual([]);
    expect(findBursts([week(0, 0), week(30), week(2), week(1)])).toEqual([]);
  });

  it('keeps within its bounds whatever the figures', () => {
    fc.assert(
      fc.property(proportions, (weeks) => {
        for (const { at, hits, p, expected } of findBursts(weeks)) {
          expect(weeks[at]?.hits).toBe(hits);
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
          expect(expected).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
