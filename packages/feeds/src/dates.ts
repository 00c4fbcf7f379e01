import { monthNumber, zoneMinutes } from './date-words.ts';

/** Longer texts hold no date; also keeps every pattern below to a few steps. */
const LONGEST_DATE = 120;

/** Outside these years a date is a slip or a placeholder (`0001-01-01`), not a day of publication. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `8:00`, `08:00:00.123`, `8h00`, `8時00分`; what follows holds the zone. The minutes of an offset are no time. */
const CLOCK = /(?<![\d+-])(\d{1,2})[:h時时시] ?(\d{1,2})(?:[:m分분] ?(\d{1,2})(?:[.,](\d{1,9}))?)?(.*)$/iu;
const COMPACT_CLOCK = /^[T ](\d{2})(\d{2})(\d{2})?(?:[.,](\d{1,9}))?(.*)$/i;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: string;
}

/**
 * The instant a feed's date means. Reads RFC 822 with its obsolete forms and named zones, W3C-DTF and
 * ISO 8601, what `asctime`, `ctime` and `Date.toString` print, American, German and Chinese order,
 * month names of a dozen languages, and Unix time in seconds or milliseconds. A date without zone is
 * UTC, whatever the machine's own zone.
 *
 * @param text as found in the feed
 * @param language of the feed, or null; `CST` is China's time in a Chinese feed
 * @returns null when the text holds no date, or one that does not exist
 */
export function parseDate(text: string, language: string | null = null): Date | null {
  if (text.length > LONGEST_DATE * 4) return null;
  const plain = withoutComments(text).replace(/\s+/g, ' ').trim();
  if (plain === '' || plain.length > LONGEST_DATE) return null;
  const unix = unixTime(plain);
  if (unix) return unix;
  const parts = yearFirst(plain) ?? numbersOnly(plain) ?? named(plain);
  return parts && instantOf(parts, language);
}

/** RFC 822 comments: in brackets, nested, with backslash escapes. */
function withoutComments(text: string): string {
  let depth = 0;
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\\') at++;
    else if (letter === '(') depth++;
    else if (letter === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) out += letter;
    if (letter === ')' && depth === 0) out += ' ';
  }
  return out;
}

function unixTime(text: string): Date | null {
  if (!/^\d{9,10}$|^\d{12,13}$/.test(text)) return null;
  return inRange(new Date(Number(text) * (text.length > 10 ? 1 : 1000)));
}

/** `2024-10-01…`, `2024/10/1`, `2024.10.01`, `20241001T…`, `2024年10月1日`, `2024-10`, `2024`. */
function yearFirst(text: string): Parts | null {
  const match =
    /^(\d{4})(\d{2})(\d{2})(?=$|[T ])(.*)$/i.exec(text) ??
    /^(\d{4}) ?[-/.年년] ?(\d{1,2}) ?[-/.月월] ?(\d{1,2})(?!\d) ?[.日일]?(.*)$/.exec(text) ??
    /^(\d{4})-(\d{2})()()$/.exec(text) ??
    /^(\d{4})()()()$/.exec(text);
  if (!match) return null;
  const [, year, month, day, time] = match;
  return { year: Number(year), month: Number(month || 1), day: Number(day || 1), time: time ?? '' };
}

/** `10/01/2024` is the first of October unless the first number is no month; `01.10.2024` is, too. */
function numbersOnly(text: string): Parts | null {
  const match = /^(?:\p{L}+[.,]* )?(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d),?(.*)$/u.exec(text);
  if (!match) return null;
  const [, first, mark, second, year, time] = match;
  const [a, b] = [Number(first), Number(second)];
  const monthFirst = mark !== '.' && a <= 12;
  return { year: Number(year), month: monthFirst ? a : b, day: monthFirst ? b : a, time: time ?? '' };
}

/**
 * Dates with a month's name: the first word that is one and has a day and a year at its sides. French
 * `mar.` is both a weekday and a month, so a word is not enough.
 */
function named(numbered: string): Parts | null {
  // Java prints months of East Asian locales so: `火, 01 10月 2024 08:00:00 +0000`.
  const text = numbered.replace(/(\d{1,2}) ?[月월]/g, (_, month) => ENGLISH_MONTHS[Number(month) - 1] ?? '');
  for (const word of text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    const month = monthNumber(word[0]);
    if (month === null) continue;
    const after = text.slice(word.index + word[0].length);
    const parts = dayFirst(text.slice(0, word.index), month, after) ?? monthFirst(month, after);
    if (parts) return parts;
  }
  return null;
}

/** `1 Oct 2024 …`, `01-Oct-24 …`, `1st of October, 2024 …`, `1 de octubre de 2024 …`. */
function dayFirst(before: string, month: number, after: string): Parts | null {
  const day = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?(?: de| of)?[ -]*$/iu.exec(before)?.[1];
  const rest = /^\.?,?(?: de)?[ -]*(\d{4}|\d{2})(?![\d:])(.*)$/u.exec(after);
  return day && rest ? { year: fullYear(rest[1] ?? ''), month, day: Number(day), time: rest[2] ?? '' } : null;
}

/** `October 1, 2024 …`, and with the year after the time: `Oct 1 08:00:00 UTC 2024`. */
function monthFirst(month: number, after: string): Parts | null {
  const year = /^\.? ?(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?![\d:])(.*)$/iu.exec(after);
  if (year) return { year: Number(year[2]), month, day: Number(year[1]), time: year[3] ?? '' };
  const late = /^\.? ?(\d{1,2}),?( \d{1,2}:.*?) (\d{4})(?!\d)(.*)$/u.exec(after);
  return late && { year: Number(late[3]), month, day: Number(late[1]), time: `${late[2]} ${late[4]}` };
}

/** RFC 2822, section 4.3: two digits up to 49 are of this century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

function instantOf({ year, month, day, time }: Parts, language: string | null): Date | null {
  const clock = clockOf(time, language);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  if (clock === null || year < FIRST_YEAR) return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  return inRange(new Date(midnight.getTime() + clock));
}

/**
 * Milliseconds from midnight UTC of the named day to the time named, zone included. No time is
 * midnight; text that follows and means nothing is passed over. Null when there is no such time.
 */
function clockOf(text: string, language: string | null): number | null {
  const match = CLOCK.exec(text) ?? COMPACT_CLOCK.exec(text);
  if (!match) return /\d:\d/.test(text) ? null : zoneOf(text, language) * -60_000;
  const [, hourText, minuteText, secondText = '0', fraction = '0', rest = ''] = match;
  const hour = twelveHour(Number(hourText), text);
  const [minute, second] = [Number(minuteText), Number(secondText)];
  const endOfDay = hour === 24 && minute === 0 && second === 0;
  // A leap second is written 60.
  if (hour === null || (hour > 23 && !endOfDay) || minute > 59 || second > 60) return null;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  return ((hour * 60 + minute - zoneOf(rest, language)) * 60 + second) * 1000 + milliseconds;
}

function twelveHour(hour: number, text: string): number | null {
  const half = /下午|오후|(?:^|[\s\d])p\.?m\b/iu.test(text)
    ? 12
    : /上午|오전|(?:^|[\s\d])a\.?m\b/iu.test(text)
      ? 0
      : null;
  if (half === null) return hour;
  if (hour > 12) return half === 12 && hour < 24 ? hour : null;
  return (hour % 12) + half;
}

/** Minutes east of UTC: an offset, a name, or a name with an offset (`GMT+8`); else 0. */
function zoneOf(text: string, language: string | null): number {
  const offset = /^[^\d+\-−]*([+\-−]) ?(\d{1,2}):?(\d{2})?(?!\d)/u.exec(text);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes > 15 * 60 ? 0 : offset[1] === '+' ? minutes : -minutes;
  }
  for (const [word] of text.matchAll(/[A-Za-z]+(?:\/[A-Za-z]+)?/g)) {
    const minutes = zoneMinutes(word, language);
    if (minutes !== null) return minutes;
  }
  return 0;
}

function inRange(date: Date): Date | null {
  const year = date.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR ? date : null;
}
