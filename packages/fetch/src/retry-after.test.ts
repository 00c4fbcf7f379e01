import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterMs, toldToWait } from './retry-after.ts';

const NOW = new Date('2025-07-26T08:00:00Z');
const DAY = 86_400_000;

describe('retryAfterMs', () => {
  it.each([
    ['120', 120_000],
    [' 5 ', 5_000],
    ['0', 1_000],
    ['86401', DAY],
    ['9'.repeat(400), DAY],
    ['Sat, 26 Jul 2025 08:01:30 GMT', 90_000],
    ['Saturday, 26-Jul-25 08:01:30 GMT', 90_000],
    ['Sat Jul 26 08:01:30 2025', 90_000],
    ['Sat, 26 Jul 2025 07:00:00 GMT', 1_000],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 1_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 1_000],
    ['Sun Nov  6 08:49:37 1994', 1_000],
    ['Wed, 26 Jul 2045 08:00:00 GMT', DAY],
  ])('reads %j', (value, ms) => {
    expect(retryAfterMs(value, NOW)).toBe(ms);
  });

  it.each([
    null,
    '',
    'soon',
    '-5',
    '1.5',
    '1e3',
    '5 s',
    'Sat, 26 Jul 2025',
    'Sat, 26 Jul 2025 25:00:00 GMT',
    'Sat, 32 Jul 2025 08:00:00 GMT',
    'Sat, 26 Foo 2025 08:00:00 GMT',
  ])('makes nothing of %j', (value) => {
    expect(retryAfterMs(value, NOW)).toBeNull();
  });

  it('agrees for both forms, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400 }), (seconds) => {
        const date = new Date(NOW.getTime() + seconds * 1_000).toUTCString();
        expect(retryAfterMs(date, NOW)).toBe(seconds * 1_000);
        expect(retryAfterMs(String(seconds), NOW)).toBe(seconds * 1_000);
      }),
    );
  });

  it('is null or within one second and a day, whatever is sent', () => {
    const words = fc.array(fc.constantFrom('Sat', ',', ' ', '26', '-', 'Jul', '2025', '08:00:00', 'GMT', '99'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          words.map((parts) => parts.join('')),
          fc.nat().map(String),
        ),
        (value) => {
          const ms = retryAfterMs(value, NOW);
          if (ms === null) return;
          expect(ms).toBeGreaterThanOrEqual(1_000);
          expect(ms).toBeLessThanOrEqual(DAY);
        },
      ),
    );
  });
});

describe('toldToWait', () => {
  it('is a minute for 429 that names no time', () => {
    expect(toldToWait(429, null, NOW)).toBe(60_000);
    expect(toldToWait(429, 'later', NOW)).toBe(60_000);
    expect(toldToWait(429, '7', NOW)).toBe(7_000);
  });

  it('needs Retry-After for 503, and no other status counts', () => {
    expect(toldToWait(503, '7', NOW)).toBe(7_000);
    expect(toldToWait(503, null, NOW)).toBeNull();
    expect(toldToWait(500, '7', NOW)).toBeNull();
    expect(toldToWait(301, '7', NOW)).toBeNull();
  });
});
