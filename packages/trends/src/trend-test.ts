import jstat from 'jstat';

/** One group in order: `hits` of `n`. */
export interface Proportion {
  readonly hits: number;
  readonly n: number;
}

/** How a share moves over ordered groups. */
export interface Trend {
  /** Standard normal deviate; positive when the share grows. */
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * The Cochran-Armitage test for a linear trend in proportions (P. Armitage, "Tests for linear trends in proportions and
 * frequencies", Biometrics 11, 1955), with scores 0, 1, 2, … Groups without trials have no say but keep their place.
 *
 * @param groups in order of time
 * @returns null when there is nothing to test: no hits, nothing but hits, or trials in fewer than two groups
 */
export function trendTest(groups: readonly Proportion[]): Trend | null {
  const total = sum(groups.map(({ n }) => n));
  const hits = sum(groups.map((group) => group.hits));
  if (hits === 0 || hits === total) return null;
  const share = hits / total;
  const mean = sum(groups.map(({ n }, score) => n * score)) / total;
  const statistic = sum(groups.map((group, score) => (score - mean) * (group.hits - group.n * share)));
  const variance = share * (1 - share) * sum(groups.map(({ n }, score) => n * (score - mean) ** 2));
  if (variance === 0) return null;
  const z = statistic / Math.sqrt(variance);
  return { z, p: Math.min(1, 2 * jstat.normal.cdf(-Math.abs(z), 0, 1)) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
