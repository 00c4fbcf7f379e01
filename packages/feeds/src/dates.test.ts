import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from './dates.ts';

const iso = (text: string, language?: string) => parseDate(text, language)?.toISOString() ?? null;

describe('parseDate', () => {
  it.each([
    'Sat, 26 Jul 2025 09:30:00 GMT',
    'Sat, 26 Jul 25 09:30:00 +0000',
    'Saturday, 26-Jul-25 09:30:00 GMT',
    '26 July 2025 09:30 UT',
    'Sat, 26 Jul 2025 17:30:00 +0800',
    'Sat, 26 Jul 2025 17:30:00 +08:00',
    'Sat,26 Jul 2025 17:30:0 GMT+8',
    'Sat, 26 Jul 2025 09:30:00 -0000',
    'Sat, 26 Jul 2025 09:30:00 +0000 (a (nested \\) comment) here)',
    'Sat, 26 Jul 2025 9:30:00 AM GMT',
    'Sat Jul 26 09:30:00 UTC 2025',
    'Sat Jul 26 09:30:00 2025',
    'Sat Jul 26 2025 11:30:00 GMT+0200 (Central European Summer Time)',
    'July 26th, 2025 9:30 am',
    'Jul 26, 2025, 9:30:00 AM',
    '26th of July, 2025 09:30',
    '07/26/2025 09:30:00',
    '26/07/2025 09:30',
    '26.07.2025 09:30',
    '2025-07-26T09:30:00Z',
    '2025-07-26t09:30:00z',
    '2025-07-26T09:30',
    '2025-07-26 09:30:00',
    '2025-07-26 T 09:30:00-00:00',
    '2025-07-26T04:30:00-0500',
    '2025-07-26T11:30:00+02',
    '2025/7/26 09:30:00',
    '20250726T093000Z',
    '1753522200',
    '1753522200000',
    '2025年7月26日 09:30',
    '2025年7月26日 上午9:30',
    '2025. 7. 26. 오전 9:30',
    '土, 26 7月 2025 09:30:00 +0000',
    '周六, 26 七月 2025 09:30:00 +0000',
    'sam., 26 juil. 2025 09:30:00 +0000',
    'Sa, 26 Jul 2025 09:30:00 +0000',
    'sáb, 26 de julio de 2025 09:30',
    'Сб, 26 июля 2025 г., 12:30 MSK',
    'السبت, 26 يوليو 2025 09:30:00 +0000',
    ' \n Sat, 26\tJul 2025\r\n 09:30:00 GMT ',
  ])('reads %j', (text) => {
    expect(iso(text)).toBe('2025-07-26T09:30:00.000Z');
  });

  it.each([
    ['EST', '14:30'],
    ['PDT', '16:30'],
    ['BST', '08:30'],
    ['CEST', '07:30'],
    ['JST', '00:30'],
    ['IST', '04:00'],
    ['Etc/GMT', '09:30'],
  ])('knows the zone %s', (zone, time) => {
    expect(iso(`26 Jul 2025 09:30:00 ${zone}`)).toBe(`2025-07-26T${time}:00.000Z`);
  });

  it('takes CST for the time of China in a Chinese feed, and of Chicago elsewhere', () => {
    expect(iso('Sat, 26 Jul 2025 09:30:00 CST', 'zh-cn')).toBe('2025-07-26T01:30:00.000Z');
    expect(iso('Sat, 26 Jul 2025 09:30:00 CST', 'en')).toBe('2025-07-26T15:30:00.000Z');
  });

  it('tells the French Tuesday from March', () => {
    expect(iso('mar., 01 juil. 2025 08:00:00 GMT')).toBe('2025-07-01T08:00:00.000Z');
    expect(iso('mar 4 mar 2025 08:00')).toBe('2025-03-04T08:00:00.000Z');
    expect(iso('Mar 4, 2025')).toBe('2025-03-04T00:00:00.000Z');
  });

  it('reads the end of a day, a leap second, the day alone and fractions', () => {
    expect(iso('2025-07-26T24:00:00Z')).toBe('2025-07-27T00:00:00.000Z');
    expect(iso('2016-12-31T23:59:60Z')).toBe('2017-01-01T00:00:00.000Z');
    expect(iso('26 Jul 2025')).toBe('2025-07-26T00:00:00.000Z');
    expect(iso('2025-07-26T09:30:00.987654Z')).toBe('2025-07-26T09:30:00.987Z');
  });

  it.each([
    '',
    '   ',
    'yesterday',
    'To be announced',
    '09:30',
    'Jul 2025',
    '31 Jun 2025',
    '2025-02-29',
    '2025-13-01',
    '0 Jul 2025',
    '2025-07-26T25:00:00Z',
    '2025-07-26T09:75:00Z',
    '26 Jul 2025 17:30 am',
    '0001-01-01T00:00:00Z',
    '9999-12-31T00:00:00Z',
    '12345',
    `26 Jul 2025${' '.repeat(100_000)}x`,
  ])('finds no date in %j', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('does not depend on the time zone of the machine', () => {
    const before = process.env.TZ;
    try {
      for (const zone of ['Asia/Shanghai', 'America/Los_Angeles']) {
        process.env.TZ = zone;
        expect(iso('26 Jul 2025 09:30:00')).toBe('2025-07-26T09:30:00.000Z');
        expect(iso('2025-07-26')).toBe('2025-07-26T00:00:00.000Z');
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });

  it('reads what it wrote', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseDate(date.toISOString())).toEqual(date);
        expect(parseDate(date.toUTCString())?.getTime()).toBe(Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
  });

  it('finds the same again in what it found, whatever it was given', () => {
    const pieces = fc.array(
      fc.constantFrom('26', '7', '2025', 'Jul', '09:30', ':00', '+0800', 'GMT', ' ', '-', '/', ',', 'T', '月', '('),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((all) => all.join('')),
        ),
        (text) => {
          const date = parseDate(text);
          if (date) expect(parseDate(date.toISOString())).toEqual(date);
        },
      ),
    );
  });
});
