declare module 'jstat' {
  /** What is used of jStat, which ships no types. */
  const jstat: {
    readonly normal: { cdf(x: number, mean: number, deviation: number): number };
    /** Chance of at most `hits` in `n` trials. */
    readonly binomial: { cdf(hits: number, n: number, share: number): number };
  };
  export default jstat;
}
