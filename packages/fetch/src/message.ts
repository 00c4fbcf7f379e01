import { FetchError } from './errors.ts';
import type { Ask } from './exchange.ts';
import type { Followed } from './redirect.ts';
import type { FetchOutcome, FetchRequest } from './types.ts';

const ACCEPT = {
  feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1',
  page: 'text/html, application/xhtml+xml, application/xml;q=0.5, */*;q=0.1',
} as const;

/** Request headers for what is asked for. */
export function headersFor({ accept, etag, lastModified }: FetchRequest): Record<string, string> {
  const headers: Record<string, string> = { accept: ACCEPT[accept] };
  if (etag && isHeaderValue(etag)) headers['if-none-match'] = etag;
  if (lastModified && isHeaderValue(lastModified)) headers['if-modified-since'] = lastModified;
  return headers;
}

/**
 * What an answer means for the fetch that asked for it.
 *
 * @param ask what was asked: 304 is an answer to a validator only
 * @throws FetchError for a status that may be another one later
 */
export function outcomeOf({ reply, chain, permanent }: Followed, ask: Ask): FetchOutcome {
  const { status } = reply;
  const url = chain.at(-1) ?? '';
  const { host } = new URL(url);
  if (status === 304 && ('if-none-match' in ask.headers || 'if-modified-since' in ask.headers)) {
    return { kind: 'unchanged', status };
  }
  if (status === 404 || status === 410) return { kind: 'gone', status, reason: `${host} answered ${status}` };
  // 206: a part of something, though no part was asked for.
  if (status < 200 || status > 299 || status === 206) throw new FetchError(`${host} answered ${status}`, { status });
  return {
    kind: 'fetched',
    url,
    chain,
    permanent,
    status,
    contentType: reply.header('content-type'),
    body: reply.body,
    etag: validator(reply.header('etag')),
    lastModified: validator(reply.header('last-modified')),
  };
}

/** A validator that could not be sent back is none. */
function validator(value: string | null): string | null {
  return value !== null && value !== '' && isHeaderValue(value) ? value : null;
}

/** Visible ASCII and spaces, of a sensible length. */
export function isHeaderValue(text: string): boolean {
  return text.length <= 1_000 && /^[\t\x20-\x7e]*$/.test(text);
}
