/** Longer addresses serve no page; the HTTP specification asks for 8,000 characters (RFC 9110, section 4.1). */
const LONGEST_URL = 8000;

/**
 * Absolute form of a link in a feed.
 *
 * @param text as found, or null
 * @param bases what a relative link may stand on, the nearest first; those that are no http(s) URL are passed over
 * @returns an http or https URL, or null: other schemes, relative links without base, and what is no URL at all
 */
export function absoluteLink(text: string | null, bases: readonly (string | null)[]): string | null {
  const link = text === null ? '' : text.replace(/[\t\n\r]+/g, '').trim();
  if (link === '' || link.length > LONGEST_URL) return null;
  const own = httpUrl(link);
  if (own || /^[a-z][a-z0-9+.-]*:/i.test(link)) return own;
  for (const base of bases) {
    const resolved = base === null ? null : httpUrl(link, base);
    if (resolved) return resolved;
  }
  return link.startsWith('//') ? httpUrl(`https:${link}`) : null;
}

/**
 * The base that an element's `xml:base` makes (W3C XML Base): itself relative to the one around it.
 *
 * @param own value of the attribute, or null
 * @param outer base of the element around, or null
 */
export function innerBase(own: string | null, outer: string | null): string | null {
  return own === null ? outer : (absoluteLink(own, [outer]) ?? outer);
}

function httpUrl(link: string, base?: string): string | null {
  // A scheme that lost its slashes or gained spaces is not worth a guess; the URL parser decides.
  if (!URL.canParse(link, base)) return null;
  const url = new URL(link, base);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' ? url.href : null;
}
