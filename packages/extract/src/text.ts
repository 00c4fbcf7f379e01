/** Letters of scripts that write without spaces between words: Han, kana, and their full-width forms. */
const WIDE = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;

/** One Han letter says about as much as so many Latin ones. */
const WIDE_UNITS = 2.5;

/** Characters that are never seen: soft hyphen, zero-width signs, directional marks, byte order mark, controls. */
const INVISIBLE = /(?![\t\n\v\f\r])\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]/gu;

/** Text on one line: white space collapsed, unseen characters gone. */
export function collapse(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** Length in Latin letters: a Han letter or kana counts two and a half, everything else one. */
export function units(text: string): number {
  let wide = 0;
  for (let index = 0; index < text.length; index++) if (isWide(text.charCodeAt(index))) wide++;
  return text.length + wide * (WIDE_UNITS - 1);
}

/** Whether at least a third of the letters are Han or kana. */
export function isWideText(text: string): boolean {
  let wide = 0;
  for (let index = 0; index < text.length; index++) if (isWide(text.charCodeAt(index))) wide++;
  return wide * 3 >= text.length && wide > 0;
}

function isWide(code: number): boolean {
  return code >= 0x3040 && code <= 0xfaff && (code <= 0x30ff || (code >= 0x3400 && code <= 0x9fff) || code >= 0xf900);
}

const TERMINAL = /[.!?…。！？；।۔؟։][\s"'”’»)\]）」』】]*$/u;
const INNER = /[,;:،，、；：]/u;

/** Whether a line reads like a sentence of running text, and not like a label. */
export function isSentence(text: string, size: number): boolean {
  if (TERMINAL.test(text)) return size >= 20;
  return size >= 60 && (INNER.test(text) || size >= 150);
}

/** Whether a line ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return TERMINAL.test(text);
}

/** Letters and digits only, lower case, compatibility forms folded: what two wordings are compared by. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a text has a Han letter or kana. */
export function hasWide(text: string): boolean {
  return WIDE.test(text);
}
