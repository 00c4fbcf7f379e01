const SECOND = 1_000;
const LONGEST = 24 * 3_600 * SECOND;
/** For 429 without Retry-After. */
const STANDARD = 60 * SECOND;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** IMF-fixdate and RFC 850: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`. */
const DAY_FIRST = /^[A-Za-z]{3,9}, (\d{2})[ -]([A-Za-z]{3})[ -](\d{4}|\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
/** asctime: `Sun Nov  6 08:49:37 1994`. */
const MONTH_FIRST = /^[A-Za-z]{3} ([A-Za-z]{3}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/**
 * How long an answer tells its client to stay away: 429 (RFC 6585), and 503 with Retry-After (RFC 9110, 10.2.3).
 *
 * @param retryAfter the header's value, or null
 * @returns milliseconds, one second to 24 hours; null when it does not say so
 */
export function toldToWait(status: number, retryAfter: string | null, now: Date): number | null {
  if (status === 429) return retryAfterMs(retryAfter, now) ?? STANDARD;
  return status === 503 ? retryAfterMs(retryAfter, now) : null;
}

/**
 * Reads Retry-After, in either form.
 *
 * @returns milliseconds from now, one second to 24 hours; null when the value is missing or neither form
 */
export function retryAfterMs(value: string | null, now: Date): number | null {
  const text = value?.trim() ?? '';
  const waitMs = /^\d+$/.test(text) ? Number(text) * SECOND : httpDate(text, now) - now.getTime();
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(waitMs, SECOND), LONGEST);
}

/** Milliseconds since 1970 of an HTTP date in any of its three forms (RFC 9110, 5.6.7), or NaN. */
function httpDate(text: string, now: Date): number {
  const [, day, month, year, ...time] = DAY_FIRST.exec(text) ?? [];
  if (day && month && year) return instant(fullYear(year, now), month, day, time);
  const [, month3, day2, hours, minutes, seconds, year4] = MONTH_FIRST.exec(text) ?? [];
  if (!month3 || !day2 || !year4) return Number.NaN;
  return instant(Number(year4), month3, day2, [hours ?? '', minutes ?? '', seconds ?? '']);
}

function instant(year: number, month: string, day: string, time: readonly string[]): number {
  const index = MONTHS.indexOf(month);
  const [hours = Number.NaN, minutes = Number.NaN, seconds = Number.NaN] = time.map(Number);
  if (index < 0 || hours > 23 || minutes > 59 || seconds > 60) return Number.NaN;
  const at = new Date(Date.UTC(year, index, Number(day), hours, minutes, seconds));
  return at.getUTCMonth() === index ? at.getTime() : Number.NaN;
}

/** A year of two digits that would lie more than 50 years ahead is the last one that ended so. */
function fullYear(year: string, now: Date): number {
  if (year.length === 4) return Number(year);
  const present = now.getUTCFullYear();
  const guess = Math.floor(present / 100) * 100 + Number(year);
  return guess > present + 50 ? guess - 100 : guess;
}
