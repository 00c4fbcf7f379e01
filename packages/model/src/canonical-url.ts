/** Parameters that say where a reader came from, never which page it is. Lower case. */
const TRACKING = new Set([
  '__twitter_impression',
  '_ga',
  '_gl',
  'at_campaign',
  'at_custom1',
  'at_custom2',
  'at_custom3',
  'at_custom4',
  'at_medium',
  'cmp',
  'cmpid',
  'dclid',
  'emc',
  'fbclid',
  'gclid',
  'guccounter',
  'guce_referrer',
  'guce_referrer_sig',
  'igshid',
  'ito',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  'msclkid',
  'ncid',
  'ocid',
  'smid',
  'spm',
  'srnd',
  'taid',
  'wt_mc',
  'xtor',
  'yclid',
]);

/** Longer addresses are junk or an attack, and would not fit an index row of PostgreSQL (about 2,700 bytes). */
const LONGEST_URL = 2_000;

/**
 * The form of an address that two links to one page share: no fragment, no tracking parameters, no
 * default port, no slash at the end. Scheme, host and the order of the other parameters stay.
 *
 * @param address absolute URL
 * @returns the canonical form, itself canonical; null when it is no http or https URL, names a user, or is
 *   longer than 2,000 characters
 */
export function canonicalUrl(address: string): string | null {
  // Before anything else, since an address may be megabytes long.
  if (address.length > LONGEST_URL) return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  url.hash = '';
  url.hostname = url.hostname.replace(/\.$/, '');
  const kept = [...url.searchParams.keys()].filter((key) => !isTracking(key));
  if (kept.length !== url.searchParams.size) {
    for (const key of [...url.searchParams.keys()]) if (isTracking(key)) url.searchParams.delete(key);
  }
  if (url.searchParams.size === 0) url.search = '';
  const text = url.pathname === '/' || !url.pathname.endsWith('/') ? url.href : withoutSlash(url);
  return text.length > LONGEST_URL ? null : text;
}

/** Host name of a URL that `canonicalUrl` accepts: lower case, no port. */
export function hostOf(url: string): string {
  return new URL(url).hostname;
}

function isTracking(key: string): boolean {
  const name = key.toLowerCase();
  return name.startsWith('utm_') || TRACKING.has(name);
}

function withoutSlash(url: URL): string {
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url.href;
}
