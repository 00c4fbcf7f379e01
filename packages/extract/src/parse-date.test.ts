import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from './parse-date.ts';

describe('parseDate', () => {
  it.each([
    ['2025-07-21T07:30:00+01:00', '2025-07-21T06:30:00.000Z'],
    ['2025-07-21T07:30:00Z', '2025-07-21T07:30:00.000Z'],
    ['20250721', '2025-07-21T00:00:00.000Z'],
    ['1753082000', '2025-07-21T07:13:20.000Z'],
    ['Mon, 21 Jul 2025 07:30:00 +0100', '2025-07-21T06:30:00.000Z'],
    ['July 21, 2025 at 7:30 p.m. EDT', '2025-07-21T23:30:00.000Z'],
    ['Published 21 July 2025, 07:30', '2025-07-21T07:30:00.000Z'],
    ['21. Juli 2025, 07:30 Uhr', '2025-07-21T07:30:00.000Z'],
    ['21.07.2025 07:30', '2025-07-21T07:30:00.000Z'],
    ['Publié le 21 juillet 2025 à 07h30', '2025-07-21T07:30:00.000Z'],
    ['21 de julio de 2025', '2025-07-21T00:00:00.000Z'],
    ['21 июля 2025, 07:30', '2025-07-21T07:30:00.000Z'],
    ['21 июля 2025, 17:20 (МСК)', '2025-07-21T14:20:00.000Z'],
    ['21 июля 2025 года в 17:20 мск', '2025-07-21T14:20:00.000Z'],
    ['21.07.2025 17:20 MSK', '2025-07-21T14:20:00.000Z'],
    ['07/21/2025', '2025-07-21T00:00:00.000Z'],
  ])('reads %s', (text, iso) => {
    expect(parseDate(text, 0)?.instant.toISOString()).toBe(iso);
  });

  it('takes the given zone where none is named', () => {
    expect(parseDate('2025年07月21日 07:30', 480)?.instant.toISOString()).toBe('2025-07-20T23:30:00.000Z');
    expect(parseDate('2025年07月21日', 480)?.instant.toISOString()).toBe('2025-07-21T00:00:00.000Z');
  });

  it('tells a bare day from a day with its time', () => {
    const day = Date.UTC(2025, 6, 21);
    expect(parseDate('2025-07-21', 480)).toMatchObject({ day, timed: false });
    expect(parseDate('2025-07-21 00:00', 480)).toMatchObject({ day, timed: true });
  });

  it('finds no date in days that do not exist, and in other numbers', () => {
    for (const text of ['2025-02-31', '2025-13-01', 'Tel. 030 12 34 56', 'May be 2025', ''])
      expect(parseDate(text, 0)).toBeNull();
  });

  it('reads back every instant in ISO 8601', () => {
    const date = fc.date({ min: new Date('1995-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (instant) => {
        expect(parseDate(instant.toISOString(), 480)?.instant.toISOString().slice(0, 19)).toBe(
          instant.toISOString().slice(0, 19),
        );
      }),
    );
  });
});
