import jstat from 'jstat';
import type { Proportion } from './trend-test.ts';

/** A burst stands out from its neighbours too: at least so many times the share of the week before and the week after. */
const TIMES_NEIGHBOURS = 2;

/** A burst of fewer stories than this is not worth the word. */
const LEAST_STORIES = 5;

/** A week in which a share was far above its usual level. */
export interface Burst {
  /** Index of the week. */
  readonly at: number;
  readonly hits: number;
  /** Hits that the share of all other weeks would give. */
  readonly expected: number;
  /** Chance of so many hits or more at that share (exact binomial test). */
  readonly p: number;
}

/**
 * Looks for single loud weeks: the hits of each week are tested, by the exact binomial test, against the share of all
 * the other weeks together. A week that is one step of a rise or a fall is no burst, so both neighbours must be well
 * below; the first week has no neighbour before it, and cannot be one.
 *
 * @param weeks in order of time; weeks that nobody watched have no trials
 */
export function findBursts(weeks: readonly Proportion[]): Burst[] {
  const bursts: Burst[] = [];
  for (const [at, week] of weeks.entries()) {
    const before = weeks[at - 1];
    const after = weeks[at + 1];
    if (week.hits < LEAST_STORIES || !before || before.n === 0) continue;
    if (shareOf(week) < TIMES_NEIGHBOURS * Math.max(shareOf(before), after ? shareOf(after) : 0)) continue;
    const others = weeks.filter((_, each) => each !== at);
    const usual = sum(others.map(({ hits }) => hits)) / Math.max(1, sum(others.map(({ n }) => n)));
    const expected = usual * week.n;
    const p = usual === 0 ? 0 : Math.max(0, 1 - jstat.binomial.cdf(week.hits - 1, week.n, usual));
    bursts.push({ at, hits: week.hits, expected, p });
  }
  return bursts;
}

function shareOf({ hits, n }: Proportion): number {
  return n === 0 ? 0 : hits / n;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
