// Terminal sequences of ECMA-48: CSI with its parameters; OSC and its like up to their end; other escapes.
// Every alternative starts at an escape and stops before the next, so a pass is linear.
const CSI = String.raw`(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?`;
const STRING = String.raw`(?:\u001b[P\]X^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\r\n]*(?:\u0007|\u001b\\|\u009c)?`;
const TERMINAL_SEQUENCES = new RegExp(`${CSI}|${STRING}|${String.raw`\u001b[ -/]*[0-~]?`}`, 'gu');

/**
 * Makes one line of plain text of words that came from the network: nothing in it moves the cursor, colours,
 * hides, or turns the direction of what stands around it. Letters, marks, digits, punctuation stay as they are.
 *
 * @param text anything
 * @returns the words with single spaces between; terminal sequences, control and format characters (those of
 *   direction among them) and what renders as nothing are gone; at most four marks stand on one letter
 */
export function plainText(text: string): string {
  return (
    text
      .replace(TERMINAL_SEQUENCES, '')
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, '')
      // Half of a surrogate pair cannot be written as UTF-8.
      .replace(/\p{Cs}/gu, '\ufffd')
      // A tower of marks paints over the lines above; no language puts more than a few on a letter.
      .replace(/(\p{M}{4})\p{M}+/gu, '$1')
      .replace(/ {2,}/g, ' ')
      .trim()
  );
}

/**
 * A URL as it may be shown or linked: http or https only, written in ASCII, with nothing that could end a
 * Markdown link or a line early.
 *
 * @returns null when it is no such URL
 */
export function plainUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  return url.href.replace(/[^!-~]|["'()<>[\\\]^`{|}]/gu, encoded);
}

function encoded(letter: string): string {
  return [...new TextEncoder().encode(letter)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join('');
}
