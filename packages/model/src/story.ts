/** What stands for a text when copies are looked for. Made by `packages/stories`. */
export interface Fingerprint {
  /** MinHash signature: unsigned 32-bit numbers, always the same count. */
  readonly signature: Uint32Array;
  /** One signed 64-bit number a band: two texts that share one are candidates for being copies. */
  readonly bands: readonly bigint[];
}
