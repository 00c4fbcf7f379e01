import type { Fingerprint, Words } from '@pillarwatch/model';
import { combine, hashString } from './hash.ts';
import { bandsOf, minhash } from './minhash.ts';
import { stripBoilerplate } from './strip.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** Changes when any text would get another fingerprint: those of two versions cannot be compared. */
export const FINGERPRINT_VERSION = 1;

/** Shingles of three words, or four letters where words are not set apart: of those tried, they forgave rewording best. */
const SHINGLE_WORDS = 3;
const SHINGLE_LETTERS = 4;

/** Below this a text is mostly formula, and unrelated ones look alike. Forty words are about sixty Chinese letters. */
const LEAST_WORDS = 40;
const LEAST_LETTERS = 60;

/**
 * What stands for a text when copies are looked for. Only the body counts: publishers of one wire
 * story each write their own headline and standfirst.
 *
 * @param words one text
 * @returns its fingerprint, or null when the body is too short to judge
 */
export function fingerprint(words: Words): Fingerprint | null {
  const cut = tokenize(stripBoilerplate(words.body));
  if (cut.tokens.length < (cut.letters ? LEAST_LETTERS : LEAST_WORDS)) return null;
  const signature = minhash(shingles(cut));
  return { signature, bands: bandsOf(signature) };
}

function shingles({ tokens, letters }: Tokens): Int32Array {
  const size = letters ? SHINGLE_LETTERS : SHINGLE_WORDS;
  const hashes = Int32Array.from(tokens, hashString);
  return Int32Array.from({ length: hashes.length - size + 1 }, (_, at) =>
    hashes.subarray(at, at + size).reduce(combine, size),
  );
}
