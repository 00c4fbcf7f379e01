import { isIP } from 'node:net';
import { isPublicAddress } from './address.ts';
import { shown, UnusableError } from './errors.ts';

/** Longest URL that is asked for, in characters; bounds the work of matching it against robots.txt. */
const LONGEST_URL = 4_096;

/**
 * The URL to ask for: no fragment, no final dot in the host name. The URL parser has already turned odd notations of an
 * IP address (0x7f.1, 2130706433) into the usual one (WHATWG URL, host parsing).
 *
 * @param text absolute, or relative to `base`
 * @param connectTo hosts that the operator sends elsewhere; their address is not judged
 * @param status of the redirect that named it, for the error
 * @throws UnusableError when it must not be asked for
 */
export function targetUrl(
  text: string,
  connectTo: ReadonlyMap<string, string>,
  base: URL | null = null,
  status: number | null = null,
): URL {
  const from = base === null ? '' : ` (redirected from ${base.hostname})`;
  const refuse = (what: string) => new UnusableError(`${shown(text)}: ${what}${from}`, status);

  if (text.length > LONGEST_URL) throw refuse(`the URL is longer than ${LONGEST_URL} characters`);
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  if (!url) throw refuse('this is not a URL');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse('only http and https are fetched');
  if (url.username || url.password) {
    throw new UnusableError(`${url.host}: a URL with a user name or password is not fetched${from}`, status);
  }
  url.hash = '';
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1);
  if (url.href.length > LONGEST_URL) throw refuse(`the URL is longer than ${LONGEST_URL} characters`);
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !connectTo.has(url.hostname) && !isPublicAddress(literal)) {
    throw refuse('the address is not on the public internet');
  }
  return url;
}
