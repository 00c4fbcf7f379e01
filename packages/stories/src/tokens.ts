/** A text cut into the units that shingles are made of. */
export interface Tokens {
  /** Words; in scripts written without spaces, single letters. */
  readonly tokens: readonly string[];
  /** Whether most of them are single letters of such a script. */
  readonly letters: boolean;
}

/** Scripts that put no space between words. */
const UNSPACED = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}';

/** Either one letter of such a script with its marks, or a run of other letters, marks and digits. */
const TOKEN = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const LETTER = new RegExp(`^[${UNSPACED}]`, 'u');

/**
 * Cuts a text into words or letters. The script decides, not the language the page claims: two
 * copies of one text must be cut alike even when one of their pages names no language.
 *
 * @param text lower case, NFKC
 */
export function tokenize(text: string): Tokens {
  const tokens = text.match(TOKEN) ?? [];
  let letters = 0;
  for (const token of tokens) if (LETTER.test(token)) letters++;
  return { tokens, letters: letters * 2 > tokens.length };
}
