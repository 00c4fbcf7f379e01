import type { ZonedTime } from './types.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `21 July 2025, 07:30`, in the zone the paper printed it. */
export function longDate(time: ZonedTime): string {
  const { year, month, day, clock } = parts(time);
  return `${day} ${monthName(month)} ${year}, ${clock}`;
}

/** `Jul 21, 2025`. */
export function shortDate(time: ZonedTime): string {
  const { year, month, day } = parts(time);
  return `${monthName(month).slice(0, 3)} ${day}, ${year}`;
}

/** `2025年07月21日 07:30`. */
export function chineseDate(time: ZonedTime): string {
  const [year = '', month = '', day = ''] = time.text.slice(0, 10).split('-');
  return `${year}年${month}月${day}日 ${time.text.slice(11, 16)}`;
}

/** `2025-07-21 07:30`. */
export function plainDate(time: ZonedTime): string {
  return time.text.slice(0, 16).replace('T', ' ');
}

/** `29 juillet 2025`, with the names of the months that are given, January first. */
export function namedDate(time: ZonedTime, months: readonly string[]): string {
  const { year, month, day } = parts(time);
  return `${day} ${months[month - 1] ?? ''} ${year}`;
}

/** `07:30`. */
export function clockOf(time: ZonedTime): string {
  return parts(time).clock;
}

/** RFC 822 with a four-digit year, as RSS 2.0 asks: `Mon, 21 Jul 2025 07:30:00 +0100`. */
export function rfc822(time: ZonedTime): string {
  const { year, month, day } = parts(time);
  const weekday = new Date(`${time.text.slice(0, 10)}T00:00:00Z`).toUTCString().slice(0, 3);
  const zone = time.text.slice(19).replace(':', '');
  const twoDigits = String(day).padStart(2, '0');
  return `${weekday}, ${twoDigits} ${monthName(month).slice(0, 3)} ${year} ${time.text.slice(11, 19)} ${zone}`;
}

function parts({ text }: ZonedTime): { year: string; month: number; day: number; clock: string } {
  return {
    year: text.slice(0, 4),
    month: Number(text.slice(5, 7)),
    day: Number(text.slice(8, 10)),
    clock: text.slice(11, 16),
  };
}

function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}
