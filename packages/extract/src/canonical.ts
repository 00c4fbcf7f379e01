import { getDomain } from 'tldts';
import { firstMeta, type Statements } from './statements.ts';

/**
 * The page's own statement of its address: `link rel=canonical`, else `og:url`, else linked data's `url`.
 *
 * @param statements what the page states
 * @param url address the page was fetched from, or null when unknown
 * @returns an absolute URL of the same registrable domain without fragment, or null
 */
export function canonicalUrl(statements: Statements, url: string | null): string | null {
  const page = parseUrl(url, null);
  const base = parseUrl(statements.base, page) ?? page;
  for (const stated of [statements.canonical, firstMeta(statements, 'og:url'), statements.linkedData.url]) {
    const found = parseUrl(stated, base);
    if (found === null || (page !== null && !isSameSite(found, page))) continue;
    // A site that names its front page on every article names no article.
    if (found.pathname === '/' && found.search === '' && page !== null && page.pathname !== '/') continue;
    found.hash = '';
    return found.href;
  }
  return null;
}

function isSameSite(a: URL, b: URL): boolean {
  if (a.hostname === b.hostname) return true;
  const domain = getDomain(a.hostname);
  return domain !== null && domain === getDomain(b.hostname);
}

function parseUrl(stated: string | null, base: URL | null): URL | null {
  const text = stated?.trim();
  if (text === undefined || text === '' || text.length > 2_000) return null;
  try {
    const url = base === null ? new URL(text) : new URL(text, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}
