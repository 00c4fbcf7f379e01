import { monthOf } from './months.ts';

const EARLIEST = Date.UTC(1991, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
/** Milliseconds. */
const DAY = 86_400_000;

/** Zones by name, in minutes east of UTC. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  mez: 60,
  mesz: 120,
  bst: 60,
  ist: 330,
  jst: 540,
  kst: 540,
  hkt: 480,
  sgt: 480,
  msk: 180,
  мск: 180,
};

/** A point in time as a text gives it. */
export interface Moment {
  readonly instant: Date;
  /** Midnight UTC of the calendar day as written, in milliseconds since 1970. */
  readonly day: number;
  /** Whether the text gives the time of day too; where not, the instant is that midnight. */
  readonly timed: boolean;
}

/** Longest text that is searched for a date, in UTF-16 units. */
const LONGEST = 500;

const YEAR = '((?:19|20)\\d\\d)';
/** Each form of a date, and its year, month and day in that order. */
const FORMS: readonly [RegExp, (match: RegExpExecArray) => readonly [string, string | number | null, string]][] = [
  [
    new RegExp(`${YEAR}\\s*[-/.年–]\\s*(\\d{1,2})\\s*[-/.月–]\\s*(\\d{1,2})(?!\\d)\\s*日?`),
    (m) => [m[1] ?? '', m[2] ?? '', m[3] ?? ''],
  ],
  [new RegExp(`^\\s*${YEAR}(\\d\\d)(\\d\\d)(?=T|\\s|$|\\d{6}$)`), (m) => [m[1] ?? '', m[2] ?? '', m[3] ?? '']],
  [
    new RegExp(
      `(?<!\\d)(\\d{1,2})(?:\\.|st|nd|rd|th|er|º|ª)?[\\s-]+(?:de |of )?(\\p{L}{3,14})\\.?,?[\\s-]+(?:de |del )?${YEAR}`,
      'iu',
    ),
    (m) => [m[3] ?? '', monthOf(m[2] ?? ''), m[1] ?? ''],
  ],
  [
    new RegExp(`(\\p{L}{3,14})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s+${YEAR}`, 'iu'),
    (m) => [m[3] ?? '', monthOf(m[1] ?? ''), m[2] ?? ''],
  ],
  [
    new RegExp(`(?<!\\d)(\\d{1,2})\\s?\\.\\s?(\\d{1,2})\\s?\\.\\s?${YEAR}`),
    (m) => [m[3] ?? '', m[2] ?? '', m[1] ?? ''],
  ],
  [new RegExp(`(?<!\\d)(\\d{1,2})[/-](\\d{1,2})[/-]${YEAR}`), dayFirst],
];

/**
 * Finds the first date in a text, with the time of day and zone that follow it.
 *
 * @param text a machine-readable date, or visible text in one of some twenty languages
 * @param offset zone where none is named, in minutes east of UTC; a bare day is midnight UTC
 */
export function parseDate(text: string, offset: number): Moment | null {
  const source = text.slice(0, LONGEST);
  if (!/\d/.test(source)) return null;
  if (/^\s*\d{10}(?:\d{3})?\s*$/.test(source)) {
    const number = Number(source);
    return momentOf(bounded(number < 1e11 ? number * 1000 : number));
  }
  for (const [form, order] of FORMS) {
    const match = form.exec(source);
    if (match === null) continue;
    const [y, m, d] = order(match);
    if (m === null) continue;
    const rest = source.slice(match.index + match[0].length);
    const found = instantOf(Number(y), Number(m), Number(d), rest, offset);
    if (found !== null) return found;
  }
  return null;
}

/** 21/07/2025 and 07/21/2025 by what is possible; the day first where both are. */
function dayFirst(match: RegExpExecArray): readonly [string, string, string] {
  const [, a = '', b = '', y = ''] = match;
  return Number(b) > 12 ? [y, a, b] : [y, b, a];
}

/** The moment of a day and the time of day that `rest` opens with; null where there is no such day. */
export function instantOf(year: number, month: number, day: number, rest: string, offset: number): Moment | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const whole = bounded(Date.UTC(year, month - 1, day), month, day);
  if (whole === null) return null;
  const bare = { instant: whole, day: whole.getTime(), timed: false };
  const time =
    /^(?:\s*(?:г\.|года(?!\p{L})))?[\sT,|·•–\-—/]*(?:at|um|à|a las|в|alle|kl\.?|klo|às|o|um|\(?[\u661f周][期]?[一二三四五六日天]\)?)?[\sT,|·•–\-—]*(\d{1,2})\s?[:：.h时点]\s?(\d\d)(?:\s?[:：分.]\s?(\d\d))?(?:[.,]\d+)?\s*(Uhr|[ap]\.?m\.?)?\s*\(?(Z(?![a-z])|[+-]\d\d:?\d\d|[+-]\d\d(?!\d)|МСК(?!\p{L})|[A-Z]{3,4}(?![a-z]))?/iu.exec(
      rest,
    ) ?? /^[T\s]?(\d\d)(\d\d)(\d\d)?(?!\d)()(Z|[+-]\d\d:?\d\d)?/.exec(rest);
  if (time === null) return bare;
  let hour = Number(time[1]);
  const half = time[4]?.toLowerCase() ?? '';
  if (half.startsWith('p') && hour < 12) hour += 12;
  if (half.startsWith('a') && hour === 12) hour = 0;
  const minute = Number(time[2]);
  if (hour > 24 || minute > 59) return bare;
  const zone = zoneOf(time[5]) ?? offset;
  const instant = bounded(bare.day + ((hour * 60 + minute - zone) * 60 + Number(time[3] ?? 0)) * 1000);
  return instant === null ? null : { instant, day: bare.day, timed: true };
}

function momentOf(instant: Date | null): Moment | null {
  if (instant === null) return null;
  return { instant, day: Math.floor(instant.getTime() / DAY) * DAY, timed: true };
}

function zoneOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(text);
  if (match === null) return ZONES[text.toLowerCase()] ?? null;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}

/** The instant, unless it is out of bounds or the day is not in the calendar (31 June). */
function bounded(time: number, month?: number, day?: number): Date | null {
  if (!(time >= EARLIEST && time < LATEST)) return null;
  const date = new Date(time);
  if (month !== undefined && (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day)) return null;
  return date;
}
