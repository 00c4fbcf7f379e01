import { decodeHTML } from 'entities';

/** A headline is shorter by far; what is longer is cut, so that no later step meets a megabyte in a title. */
const LONGEST_TITLE = 2000;

/** How a title is written: literal characters, HTML, or (RSS does not say) either. */
export type TitleKind = 'text' | 'html' | 'unknown';

/** Tags that are meant as HTML where nothing says so; `<T>` in a title on generics is not. */
const HTML_TAG =
  /<\/?(?:a|abbr|acronym|b|bdi|bdo|big|br|center|cite|code|dd|del|dfn|div|dl|dt|em|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|sup|table|tbody|td|th|tr|tt|u|ul|var|wbr)(?:[\s/][^<>]*)?>/gi;
const ANY_TAG = /<[!/]?[a-z][^<>]*>|<!--[^<>]*-->/gi;
/** Tags that may stand inside a word or before a comma; all others part words, a footnote's `<sup>` too. */
const INLINE_TAG = /^<\/?(?:a|abbr|b|bdi|big|cite|code|em|i|ins|kbd|mark|q|s|small|strike|strong|tt|u|var|wbr)\b/i;

/**
 * A title as plain text: tags taken out, entities decoded, white space collapsed.
 *
 * @param markup as the feed gave it, after the XML itself was decoded
 * @param kind how it is written. Even literal titles have entities decoded: `&#8217;` is never meant
 */
export function plainTitle(markup: string, kind: TitleKind): string {
  const cut = markup.slice(0, LONGEST_TITLE * 4);
  const text = kind === 'text' ? cut : withoutTags(cut, kind);
  const decoded = text.includes('&') ? decodeTwice(text) : text;
  return collapse(decoded)
    .slice(0, LONGEST_TITLE)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

/** White space, control characters and byte order marks become single spaces. */
export function collapse(text: string): string {
  return text.replace(/[\s\p{Cc}\uFEFF\u200B]+/gu, ' ').trim();
}

function withoutTags(text: string, kind: 'html' | 'unknown'): string {
  if (!text.includes('<')) return text;
  return text.replace(kind === 'html' ? ANY_TAG : HTML_TAG, (tag) => (INLINE_TAG.test(tag) ? '' : ' '));
}

/** Many feeds escape once too often: `AT&amp;amp;T`. */
function decodeTwice(text: string): string {
  const once = decodeHTML(text);
  return once.includes('&') ? decodeHTML(once) : once;
}
