import { InputError } from './errors.ts';

/** An ISO 8601 week as text: `2025-W30`. */
export type Week = string;

const DAY_MS = 86_400_000;

/**
 * The ISO week an instant falls in (ISO 8601: weeks start on Monday, week 1 holds the year's first Thursday).
 *
 * @param instant the moment
 * @param timeZone IANA name; the day is that zone's
 */
export function weekOf(instant: Date, timeZone = 'UTC'): Week {
  const day = dayIn(instant, timeZone);
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const firstDay = Date.UTC(year, 0, 1);
  const number = Math.floor((thursday.getTime() - firstDay) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/**
 * The Monday of a week, as midnight UTC.
 *
 * @throws InputError when the text is no ISO week, or the year has no such week
 */
export function mondayOf(week: Week): Date {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  const monday = match ? mondayAt(Number(match[1]), Number(match[2])) : null;
  if (!monday || weekOf(monday) !== week) {
    throw new InputError(`"${week}" is not an ISO week; write it as year and week number, such as 2025-W30`);
  }
  return monday;
}

/** The week that many weeks later (or earlier, when negative). */
export function addWeeks(week: Week, count: number): Week {
  return weekOf(new Date(mondayOf(week).getTime() + count * 7 * DAY_MS));
}

/** `YYYY-MM-DD` of an instant, UTC. */
export function isoDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

function mondayAt(year: number, number: number): Date {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const firstMonday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY_MS;
  return new Date(firstMonday + (number - 1) * 7 * DAY_MS);
}

function dayIn(instant: Date, timeZone: string): Date {
  if (timeZone === 'UTC') return new Date(Math.floor(instant.getTime() / DAY_MS) * DAY_MS);
  // en-CA writes a date as YYYY-MM-DD.
  const text = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );
  return new Date(`${text}T00:00:00Z`);
}
