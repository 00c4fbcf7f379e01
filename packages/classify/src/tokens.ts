import { simplify } from './simplify.ts';
import { stem } from './stem.ts';

/** One Chinese character, or a run of other letters and digits. */
const TOKEN = /(\p{sc=Han})|(?:(?!\p{sc=Han})[\p{L}\p{N}])+/gu;

/**
 * Cuts a stretch of text, or a term, into what is compared: Chinese characters in simplified form and
 * stems of words. Case, accents, white space, Unicode form, punctuation and possessives are gone;
 * `U.N.` is `un`, and `+` the word plus, since `AI+` is not AI.
 */
export function tokenize(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\b(?:[a-z]\.){2,}/g, (initials) => initials.replaceAll('.', ''))
    .replace(/['’]s\b/g, '')
    .replaceAll('+', ' plus ');
  return Array.from(plain.matchAll(TOKEN), ([token, han]) => (han ? simplify(token) : stem(token)));
}
