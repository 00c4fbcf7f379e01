import { describe, expect, it } from 'vitest';
import { chineseDate, longDate, rfc822, shortDate } from './dates.ts';
import type { ZonedTime } from './types.ts';

const at = (text: string): ZonedTime => ({ instant: new Date(text), text });

describe('dates', () => {
  it('are written in the zone the paper printed them in', () => {
    expect(longDate(at('2025-08-01T00:05:00+01:00'))).toBe('1 August 2025, 00:05');
    expect(shortDate(at('2025-07-21T23:50:00-04:00'))).toBe('Jul 21, 2025');
    expect(chineseDate(at('2025-07-26T07:30:00+08:00'))).toBe('2025年07月26日 07:30');
  });

  it('have the weekday of that zone in RFC 822, and mean the same instant', () => {
    const text = '2025-08-04T00:30:00+08:00';
    expect(rfc822(at(text))).toBe('Mon, 04 Aug 2025 00:30:00 +0800');
    expect(new Date(rfc822(at(text)))).toEqual(new Date(text));
  });
});
