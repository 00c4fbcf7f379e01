import { CHARSET_LETTERS, type CharsetLetters } from './charset-letters.ts';

/** Letters are counted in this many bytes from the first one outside ASCII. */
const SAMPLE_BYTES = 32_768;

/** Wrong guesses fall on unused codes; right ones hardly ever do, even in damaged text. */
const MOST_BROKEN = 0.02;
/** Nats: as if one letter in 2,000 were broken in true text, and one in ten in bytes read wrongly. Assumed. */
const BROKEN_EVIDENCE = Math.log(0.0005 / 0.1);

/** Pairs of neighbours a letter outside ASCII, from which on a text is in another script than Latin. */
const LEAST_PAIRS = 0.25;

/** A feed's own statement of its language is evidence for a charset of that language, as much as this per byte. */
const LANGUAGE_EVIDENCE = 0.5;

/**
 * Charset of bytes that nothing labels truthfully: the one under which it is likeliest that the bytes
 * outside ASCII became such letters. A letter is evidence by the logarithm of how much oftener it
 * occurs in true text than in bytes read wrongly.
 *
 * @param bytes the document, not UTF-8
 * @param language what the document says of its language (lower case, two or three letters), or null
 * @param decode decodes bytes as one of the charsets of `CHARSET_LETTERS`, U+FFFD for what cannot be
 * @returns windows-1252 where nothing speaks for another
 */
export function guessCharset(
  bytes: Uint8Array,
  language: string | null,
  decode: (bytes: Uint8Array, charset: string) => string,
): string {
  const start = bytes.findIndex((byte) => byte >= 0x80);
  const sample = bytes.subarray(start, start + SAMPLE_BYTES);
  let best = { charset: 'windows-1252', evidence: 0 };
  for (const letters of CHARSET_LETTERS) {
    const stated = language !== null && letters.languages.includes(language) ? LANGUAGE_EVIDENCE : 0;
    const evidence = evidencePerByte(decode(sample, letters.charset), letters) + stated;
    if (evidence > best.evidence) best = { charset: letters.charset, evidence };
  }
  return best.charset;
}

function evidencePerByte(text: string, charset: CharsetLetters): number {
  let letters = 0;
  let pairs = 0;
  let broken = 0;
  let evidence = charset.prior;
  let before = '';
  for (const letter of text) {
    if (letter >= '\x80' && before >= '\x80') pairs++;
    before = letter;
    if (letter < '\x80') continue;
    letters++;
    evidence += charset.usual.get(letter) ?? charset.unusual;
    if (isBroken(letter)) broken++;
  }
  // One broken letter may be the sample's own cut.
  if (letters === 0 || broken - 1 > letters * MOST_BROKEN) return Number.NEGATIVE_INFINITY;
  // In Latin script letters outside ASCII stand alone among the others, in other scripts whole words consist of them.
  if (charset.isLatin !== pairs < letters * LEAST_PAIRS) return Number.NEGATIVE_INFINITY;
  return (evidence + broken * BROKEN_EVIDENCE) / letters / charset.bytesPerLetter;
}

/** The replacement character, control codes, marks of direction and private use: where charsets put bytes that no text uses. */
function isBroken(letter: string): boolean {
  return letter === '\uFFFD' || /[\x80-\x9f\u200E\u200F\uE000-\uF8FF]/.test(letter);
}
