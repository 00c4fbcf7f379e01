import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signatureFromBytes, signatureToBytes } from './bytes.ts';
import { COPY_THRESHOLD, isCopy, similarity } from './similarity.ts';

const signatures = fc.uint32Array({ minLength: 128, maxLength: 128 });
const coarse = fc.uint32Array({ minLength: 128, maxLength: 128, max: 2 });

describe('similarity', () => {
  it('is 1 with itself, symmetric, and between 0 and 1', () => {
    fc.assert(
      fc.property(coarse, coarse, (a, b) => {
        expect(similarity(a, a)).toBe(1);
        expect(similarity(a, b)).toBe(similarity(b, a));
        expect(similarity(a, b)).toBeGreaterThanOrEqual(0);
        expect(similarity(a, b)).toBeLessThanOrEqual(1);
        expect(isCopy(a, b)).toBe(similarity(a, b) >= COPY_THRESHOLD);
      }),
    );
  });

  it('is the share of equal rows', () => {
    const a = new Uint32Array(128);
    const b = a.map((_, row) => (row < 52 ? 0 : 1));
    expect(similarity(a, b)).toBe(52 / 128);
    expect(isCopy(a, b)).toBe(true);
    expect(isCopy(a, b.fill(1, 51))).toBe(false);
  });

  it('refuses what is no signature', () => {
    expect(() => similarity(new Uint32Array(127), new Uint32Array(128))).toThrow(RangeError);
    expect(() => isCopy(new Uint32Array(0), new Uint32Array(0))).toThrow('128 rows');
  });
});

describe('stored signatures', () => {
  it('come back as they were, from any view of the bytes', () => {
    fc.assert(
      fc.property(signatures, fc.integer({ min: 0, max: 7 }), (signature, offset) => {
        const bytes = signatureToBytes(signature);
        expect(bytes).toHaveLength(512);
        const shifted = new Uint8Array(512 + offset);
        shifted.set(bytes, offset);
        expect(signatureFromBytes(shifted.subarray(offset))).toEqual(signature);
        expect(signatureFromBytes(Buffer.from(bytes))).toEqual(signature);
      }),
    );
  });

  it('are big-endian', () => {
    const bytes = signatureToBytes(new Uint32Array(128).fill(0x01020304, 0, 1));
    expect([...bytes.subarray(0, 5)]).toEqual([1, 2, 3, 4, 0]);
  });

  it('must have their length', () => {
    expect(() => signatureToBytes(new Uint32Array(3))).toThrow(RangeError);
    expect(() => signatureFromBytes(new Uint8Array(511))).toThrow('512 bytes');
  });
});
