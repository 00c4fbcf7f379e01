/** A sentence and where it lies: code points, half-open. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A sentence beyond so many UTF-16 units is cut: evidence is there to be read. */
const LONGEST = 600;
const CLOSERS = '"\'”’»）)】」』]》';
const FULL_STOPS = '.．…';
const SHORT_FORMS = new Set(
  'mr mrs ms dr prof sen rep gov gen lt col sgt capt st jr sr inc corp co ltd vs etc eg ie cf fig jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

/**
 * Cuts a text into sentences: at line feeds, after Chinese full stops, and after other stops before
 * white space, except after short forms and initials. Case plays no part, so that it cannot change
 * what is found.
 *
 * @param text any string, lone surrogates included
 * @returns in order, without white space around them, none empty
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let points = 0;
  let counted = 0;
  const pointAt = (unit: number): number => {
    for (; counted < unit; counted++) if (!splitsPair(text, counted)) points++;
    return points;
  };
  let from = 0;
  while (from < text.length) {
    const to = sentenceEnd(text, from);
    let [start, end] = [from, to];
    while (start < end && isSpace(text, start)) start++;
    while (end > start && isSpace(text, end - 1)) end--;
    if (start < end) sentences.push({ start: pointAt(start), end: pointAt(end), text: text.slice(start, end) });
    from = to;
  }
  return sentences;
}

function sentenceEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + LONGEST);
  let lastBreak = limit;
  for (let at = from; at < limit; at++) {
    const letter = text.charAt(at);
    if (letter === '\n') return at + 1;
    if (isSpace(text, at) || '，,；;、'.includes(letter)) lastBreak = at + 1;
    const end = stopEnd(text, from, at);
    if (end > 0) return end;
  }
  if (limit === text.length) return limit;
  return splitsPair(text, lastBreak) ? lastBreak - 1 : lastBreak;
}

/** Where the sentence ends that stops at a letter, 0 when it does not stop there. */
function stopEnd(text: string, from: number, at: number): number {
  const letter = text.charAt(at);
  const chinese = '。｡'.includes(letter);
  const loud = '!?！？'.includes(letter);
  if (!chinese && !loud && !FULL_STOPS.includes(letter)) return 0;
  let end = at + 1;
  while (end < text.length && end - at < 8 && `${CLOSERS}${FULL_STOPS}!?！？。`.includes(text.charAt(end))) end++;
  if (chinese) return end;
  if (end === text.length || isSpace(text, end)) return loud || !isShortForm(text, from, at) ? end : 0;
  return loud && /\p{sc=Han}/u.test(text.charAt(end)) ? end : 0;
}

function isShortForm(text: string, from: number, at: number): boolean {
  let start = at;
  while (start > from && at - start < 12 && /[\p{L}.]/u.test(text.charAt(start - 1))) start--;
  const word = text.slice(start, at).toLowerCase();
  return word.length === 1 || word.includes('.') || SHORT_FORMS.has(word);
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

/** Whether a UTF-16 unit is the second half of a surrogate pair. */
export function splitsPair(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}
