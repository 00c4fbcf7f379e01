import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** Longer words are names of files or noise; the stemmer's patterns are quadratic in the length of a word. */
const LONGEST_WORD = 32;
/** About what a week of news holds, some 10 MB. */
const MOST_REMEMBERED = 100_000;

const remembered = new Map<string, string>();

/**
 * An English word without its inflection, British and American spelling alike: steps 1a to 1c and 5a of
 * M. F. Porter, An algorithm for suffix stripping, Program 14 (1980). His later steps take off
 * derivations, which would make one word of generative and general, of authority and author.
 *
 * @param word lower case, no white space
 */
export function stem(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const found =
    word.length > LONGEST_WORD || word.length < 3 || !/^[a-z]+$/.test(word) ? word : uninflected(american(word));
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(word, found);
  return found;
}

function uninflected(word: string): string {
  const stemmed = porter.step1c(porter.step1b(porter.step1a(word)));
  // Else use would become us.
  return stemmed.length > 3 ? porter.step5a(stemmed) : stemmed;
}

/** One spelling of both; where it makes a word that does not exist it makes it of terms and texts alike. */
function american(word: string): string {
  return word
    .replace(/is(e|ed|es|ing|ation|ations)$/, 'iz$1')
    .replace(/our(s|ed|ing)?$/, 'or$1')
    .replace(/(cent|fib)re(s?)$/, '$1er$2')
    .replace(/(licen|defen|offen)ce(s|d)?$/, '$1se$2')
    .replace(/programme(s?)$/, 'program$1');
}
