import type { Words } from '@pillarwatch/model';

/** Code points that are looked at when a language must be guessed. */
const SAMPLE = 2_000;

/**
 * The language a text is read in: what it says of itself, or else a guess by script.
 *
 * @param supported ISO 639-1 codes to guess among
 * @returns an ISO 639-1 code, supported or not; null when nothing can be guessed
 */
export function textLanguage(words: Words, supported: readonly string[]): string | null {
  if (words.language) return words.language.toLowerCase().split(/[-_]/)[0] ?? null;
  const sample = `${words.title} ${words.standfirst ?? ''} ${words.body}`.slice(0, SAMPLE);
  const count = (script: RegExp) => sample.match(script)?.length ?? 0;
  const [han, kana, latin] = [count(/\p{sc=Han}/gu), count(/[\p{sc=Hira}\p{sc=Kana}]/gu), count(/\p{sc=Latn}/gu)];
  const others = count(/\p{L}/gu) - han - kana - latin;
  // A word has about five letters, a Chinese character stands for half a word.
  const guess = kana * 5 > han ? 'ja' : han * 2.5 > latin ? 'zh' : 'en';
  return others > han + latin || !supported.includes(guess) ? null : guess;
}
