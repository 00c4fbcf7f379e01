import { combine, mix } from './hash.ts';

/** Rows of a signature: 32 bands of 4. */
export const SIGNATURE_LENGTH = 128;
export const BANDS = 32;
const ROWS = SIGNATURE_LENGTH / BANDS;

/** One seed a row: `mix` is a bijection, so `mix(x ^ seed)` stands for one permutation of all shingles. */
const SEEDS = Int32Array.from({ length: SIGNATURE_LENGTH }, (_, row) => mix(Math.imul(row + 1, 0x9e3779b1)));

/**
 * MinHash signature of a set (Broder, "On the resemblance and containment of documents", 1997): two
 * signatures agree in each row with a probability equal to the Jaccard similarity of their sets.
 *
 * @param shingles 32-bit hashes of the members; doubles and order don't count; not empty
 * @returns `SIGNATURE_LENGTH` unsigned 32-bit numbers
 */
export function minhash(shingles: Int32Array): Uint32Array {
  const signature = new Uint32Array(SIGNATURE_LENGTH);
  for (let row = 0; row < SIGNATURE_LENGTH; row++) {
    const seed = SEEDS[row] ?? 0;
    let least = 0xffffffff;
    for (const shingle of shingles) {
      const value = mix(shingle ^ seed) >>> 0;
      if (value < least) least = value;
    }
    signature[row] = least;
  }
  return signature;
}

/**
 * The signature's bands for locality-sensitive hashing (Leskovec, Rajaraman, Ullman, "Mining of
 * Massive Datasets", chapter 3): two texts of similarity s share at least one with probability
 * 1 - (1 - s⁴)³²: .56 at 0.4, .87 at 0.5, .99 at 0.6. Each number mixes in which band it is, so that
 * equal numbers always mean the same band and one index serves all.
 *
 * @param signature from `minhash`
 * @returns `BANDS` signed 64-bit numbers (PostgreSQL's int8)
 */
export function bandsOf(signature: Uint32Array): bigint[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let high = mix(band + 1);
    let low = mix(~band);
    for (const row of signature.subarray(band * ROWS, (band + 1) * ROWS)) {
      high = combine(high, row);
      low = combine(low, mix(row));
    }
    return BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0));
  });
}
