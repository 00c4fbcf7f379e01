import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from './errors.ts';
import { addWeeks, isoDay, mondayOf, weekOf } from './week.ts';

const WEEK_MS = 7 * 86_400_000;
const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });

describe('weekOf', () => {
  // Turns of the year from ISO 8601's own rule: week 1 holds the year's first Thursday.
  it.each([
    ['2025-07-26T12:00:00Z', '2025-W30'],
    ['2024-12-29T23:59:59.999Z', '2024-W52'],
    ['2024-12-30T00:00:00Z', '2025-W01'],
    ['2020-12-31T12:00:00Z', '2020-W53'],
    ['2021-01-03T23:59:59Z', '2020-W53'],
    ['2021-01-04T00:00:00Z', '2021-W01'],
    ['2023-01-01T00:00:00Z', '2022-W52'],
    ['1969-12-31T00:00:00Z', '1970-W01'],
  ])('puts %s into %s', (instant, week) => {
    expect(weekOf(new Date(instant))).toBe(week);
  });

  it('takes the day from the time zone', () => {
    const sundayNight = new Date('2025-07-27T22:30:00Z');
    expect(weekOf(sundayNight)).toBe('2025-W30');
    expect(weekOf(sundayNight, 'Asia/Shanghai')).toBe('2025-W31');
    expect(weekOf(sundayNight, 'Europe/Paris')).toBe('2025-W31');
    expect(weekOf(new Date('2025-07-28T01:00:00Z'), 'America/New_York')).toBe('2025-W30');
  });

  it('agrees with the Monday it starts on', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const into = instant.getTime() - mondayOf(weekOf(instant)).getTime();
        expect(into).toBeGreaterThanOrEqual(0);
        expect(into).toBeLessThan(WEEK_MS);
      }),
    );
  });
});

describe('mondayOf', () => {
  it('is midnight UTC', () => {
    expect(mondayOf('2025-W30')).toEqual(new Date('2025-07-21T00:00:00Z'));
    expect(mondayOf('2025-W01')).toEqual(new Date('2024-12-30T00:00:00Z'));
  });

  it.each(['', '2025-30', '2025-W3', '2025-W00', '2025-W53', '2025-W99', ' 2025-W30', '2025-w30', '2025-W30\n'])(
    'refuses %j and says how to write it',
    (text) => {
      expect(() => mondayOf(text)).toThrow(InputError);
      expect(() => mondayOf(text)).toThrow('such as 2025-W30');
    },
  );

  it('knows which years have 53 weeks', () => {
    expect(isoDay(mondayOf('2020-W53'))).toBe('2020-12-28');
    expect(isoDay(mondayOf('2026-W53'))).toBe('2026-12-28');
  });
});

describe('addWeeks', () => {
  it('crosses the turn of the year', () => {
    expect(addWeeks('2020-W53', 1)).toBe('2021-W01');
    expect(addWeeks('2025-W01', -1)).toBe('2024-W52');
    expect(addWeeks('2025-W30', 0)).toBe('2025-W30');
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -500, max: 500 }), (instant, count) => {
        const week = weekOf(instant);
        const there = addWeeks(week, count);
        expect(mondayOf(there).getTime() - mondayOf(week).getTime()).toBe(count * WEEK_MS);
        expect(addWeeks(there, -count)).toBe(week);
      }),
    );
  });
});
