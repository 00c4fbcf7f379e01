import type { Subject } from './lexicon.ts';
import type { Reading } from './reading.ts';

/** Set as `CURVE` in `calibration.ts` was. Places are in code points of English. */
const WEIGHTS = {
  title: 1.8,
  standfirst: 1.8,
  /** The opening of the body, its middle, and the rest. */
  lead: 1.15,
  leadEnd: 600,
  middle: 1,
  middleEnd: 1500,
  late: 0.6,
  /** A sentence that does not name AI, in a text about it; and one right after AI was named in passing. */
  aboutAi: 0.9,
  nearAi: 0.3,
  /** A text counts in full when so many of its sentences name AI, or at least so much when its opening does. */
  usualShare: 0.13,
  opening: 0.6,
  enumeration: 0.7,
  /** One sentence says no more of a subject, whatever terms it holds. */
  most: 8,
  /** What each further sentence adds, beside the one before. */
  decay: 0.55,
} as const;

/** How much one sentence adds to a subject. */
export interface Share {
  readonly reading: Reading;
  readonly terms: readonly string[];
  readonly points: number;
}

/** What a whole text says of one subject. */
export interface Score {
  readonly points: number;
  /** By points, most first. */
  readonly shares: readonly Share[];
}

/**
 * Adds up sentences: those of the title and the lead weigh more, those that are bare enumerations
 * less, and each further sentence adds less than the one before. A sentence counts where AI is its
 * context.
 *
 * @param computeIsEnough subjects for which computing power named is as good as AI named
 * @param pace code points of English that say as much as one code point of the text's language
 */
export function score(
  readings: readonly Reading[],
  computeIsEnough: ReadonlySet<Subject>,
  pace: number,
): ReadonlyMap<Subject, Score> {
  const shares = new Map<Subject, Share[]>();
  const ofAi = context(readings, (reading) => reading.namesAi);
  const ofEither = context(readings, (reading) => reading.namesAi || reading.namesCompute);
  readings.forEach((reading, index) => {
    const place = placeWeight(reading, pace) * (isEnumeration(reading) ? WEIGHTS.enumeration : 1);
    for (const [subject, { weight, terms }] of reading.findings) {
      const factor = (computeIsEnough.has(subject) ? ofEither : ofAi)[index] ?? 0;
      if (weight <= 0 || factor === 0) continue;
      const share = { reading, terms, points: place * factor * Math.min(weight, WEIGHTS.most) };
      const list = shares.get(subject);
      if (list) list.push(share);
      else shares.set(subject, [share]);
    }
  });
  return new Map(Array.from(shares, ([subject, list]) => [subject, addUp(list)]));
}

function addUp(list: readonly Share[]): Score {
  const shares = list.toSorted((a, b) => b.points - a.points);
  return { shares, points: shares.reduce((sum, share, rank) => sum + share.points * WEIGHTS.decay ** rank, 0) };
}

/**
 * For each sentence how surely it speaks of AI: by naming it, in a text about it, or right after it is
 * named; all the less when a text names it in passing only.
 */
function context(readings: readonly Reading[], names: (reading: Reading) => boolean): number[] {
  const named = readings.map(names);
  const headline = readings.filter((reading) => reading.field !== 'body').length;
  const inHeadline = named.slice(0, headline).includes(true);
  const inOpening = named.slice(0, headline + 2).includes(true);
  const share = named.filter(Boolean).length / Math.max(1, named.length);
  const least = inHeadline ? 1 : inOpening ? WEIGHTS.opening : 0;
  const salience = Math.min(1, Math.max(least, share / WEIGHTS.usualShare));
  const about = inOpening || share > WEIGHTS.usualShare;
  return named.map((here, index) => {
    if (here) return salience;
    if (about) return WEIGHTS.aboutAi * salience;
    return named[index - 1] ? WEIGHTS.nearAi * salience : 0;
  });
}

function placeWeight({ field, sentence }: Reading, pace: number): number {
  if (field !== 'body') return WEIGHTS[field];
  const at = sentence.start * pace;
  if (at < WEIGHTS.leadEnd) return WEIGHTS.lead;
  return at < WEIGHTS.middleEnd ? WEIGHTS.middle : WEIGHTS.late;
}

/** Many pillars and many commas: a list of points, none of which the sentence is about. */
function isEnumeration(reading: Reading): boolean {
  let pillars = 0;
  for (const [subject, finding] of reading.findings) if (typeof subject === 'number' && finding.weight >= 1) pillars++;
  return pillars >= 4 && (reading.sentence.text.match(/[,，、;；]/g)?.length ?? 0) >= 4;
}
