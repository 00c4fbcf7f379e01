/**
 * Adjusts p-values for testing several hypotheses at once (S. Holm, "A simple sequentially rejective multiple test
 * procedure", Scandinavian Journal of Statistics 6, 1979): rejecting those at or below α keeps the chance of any false
 * rejection at α, whatever depends on what.
 *
 * @param values p-values, 0 to 1
 * @returns the adjusted ones, in the order given
 */
export function holm(values: readonly number[]): number[] {
  const order = values.map((p, at) => ({ p, at })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(values.length);
  let least = 0;
  for (const [rank, { p, at }] of order.entries()) {
    least = Math.max(least, Math.min(1, p * (values.length - rank)));
    adjusted[at] = least;
  }
  return adjusted;
}
