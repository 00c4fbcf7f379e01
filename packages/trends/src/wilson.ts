/** The normal quantile of 0.975. */
const Z = 1.959963984540054;

/**
 * 95% interval of a share by Wilson's score method (E. B. Wilson, "Probable inference, the law of succession, and
 * statistical inference", JASA 22, 1927). It stays within 0 and 1 and means something at 0 of n.
 *
 * @param hits how many of `n`, 0 to n
 * @param n trials, a whole number
 * @returns lower and upper bound, 0 to 1; null when there are no trials
 */
export function wilsonInterval(hits: number, n: number): readonly [number, number] | null {
  if (n === 0) return null;
  const share = hits / n;
  const square = (Z * Z) / n;
  const centre = (share + square / 2) / (1 + square);
  const half = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  // Exactly 0 and 1 at the ends, which rounding would miss.
  return [hits === 0 ? 0 : centre - half, hits === n ? 1 : centre + half];
}
