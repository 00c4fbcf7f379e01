import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mix } from './hash.ts';
import { BANDS, bandsOf, minhash, SIGNATURE_LENGTH } from './minhash.ts';

const shingleSets = fc.uniqueArray(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 80 });
/** Few distinct values, so that rows and whole bands often agree. */
const signatures = fc.uint32Array({ minLength: SIGNATURE_LENGTH, maxLength: SIGNATURE_LENGTH, max: 1 });

describe('minhash', () => {
  it('does not care for order or doubles', () => {
    fc.assert(
      fc.property(shingleSets, (set) => {
        const shuffled = Int32Array.from([...set].reverse().concat(set));
        expect(minhash(shuffled)).toEqual(minhash(Int32Array.from(set)));
      }),
    );
  });

  it('estimates the Jaccard similarity without bias', () => {
    const rounds = 60;
    for (const jaccard of [0.1, 0.4, 0.8]) {
      let sum = 0;
      for (let round = 0; round < rounds; round++) {
        const from = round * 10_000;
        const union = Int32Array.from({ length: 400 }, (_, at) => mix(from + at));
        const shared = 400 * jaccard;
        const half = shared + (400 - shared) / 2;
        const other = Int32Array.from([...union.subarray(0, shared), ...union.subarray(half)]);
        const [a, b] = [minhash(union.subarray(0, half)), minhash(other)];
        sum += a.filter((value, row) => value === b[row]).length / SIGNATURE_LENGTH;
      }
      // Five standard errors of the mean of 60 signatures of 128 rows.
      const error = Math.sqrt((jaccard * (1 - jaccard)) / (rounds * SIGNATURE_LENGTH));
      expect(Math.abs(sum / rounds - jaccard)).toBeLessThan(5 * error);
    }
  });
});

describe('bandsOf', () => {
  it('gives signed 64-bit numbers', () => {
    fc.assert(
      fc.property(fc.uint32Array({ minLength: SIGNATURE_LENGTH, maxLength: SIGNATURE_LENGTH }), (signature) => {
        for (const band of bandsOf(signature)) expect(BigInt.asIntN(64, band)).toBe(band);
      }),
    );
  });

  it('shares a band exactly where four rows agree, and only with the same band', () => {
    fc.assert(
      fc.property(signatures, signatures, (a, b) => {
        const [left, right] = [bandsOf(a), bandsOf(b)];
        for (let band = 0; band < BANDS; band++) {
          const rows = [0, 1, 2, 3].map((row) => band * 4 + row);
          const agree = rows.every((row) => a[row] === b[row]);
          expect(left[band] === right[band]).toBe(agree);
          expect(right.indexOf(left[band] ?? 0n)).toBe(agree ? band : -1);
        }
      }),
    );
  });
});
