import type { ParsedFeed } from '@pillarwatch/model';
import { decodeFeed } from './decode.ts';
import { feedElements } from './elements.ts';
import { toParsedFeed } from './entries.ts';
import { FeedError } from './feed-error.ts';
import { readJsonFeed } from './json-feed.ts';
import { mergeFeeds } from './merge.ts';
import { writeOutline } from './outline.ts';
import { repairMarkup } from './repair.ts';
import { readWithRssParser } from './rss-parser-reader.ts';
import { readXml } from './xml-reader.ts';
import { parseTree } from './xml-tree.ts';

/** What the transport knows of a document. */
export interface FeedHints {
  /** Address the document was fetched from, after redirects, or null. */
  readonly url: string | null;
  /** HTTP Content-Type, or null. */
  readonly contentType: string | null;
}

const HTML_PAGE = 'this is an HTML page, not a feed';
/** Documents that are taken for feeds by mistake, by the name of their first element. */
const NOT_FEEDS = new Map(
  Object.entries({
    html: HTML_PAGE,
    head: HTML_PAGE,
    body: HTML_PAGE,
    title: HTML_PAGE,
    script: HTML_PAGE,
    div: HTML_PAGE,
    opml: 'this is an OPML list of feeds, not a feed',
    urlset: 'this is a sitemap, not a feed',
    sitemapindex: 'this is a list of sitemaps, not a feed',
  }),
);

/**
 * Reads a feed: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed; well-formed or not, in any charset.
 *
 * @param bytes the document as it came, after content encodings such as gzip were undone
 * @param hints what the transport knows
 * @returns the entries in the order of the document
 * @throws FeedError when the document is no feed
 */
export async function readFeed(bytes: Uint8Array, hints: FeedHints): Promise<ParsedFeed> {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw new FeedError('this is gzip data; decompress it first');
  const text = decodeFeed(bytes, hints.contentType);
  const start = text.trimStart().slice(0, 1);
  if (start === '') throw new FeedError('empty document');
  if (start === '{' || start === '[') return toParsedFeed(readJsonFeed(text, hints.url), hints.url);
  return readXmlFeed(text, hints.url);
}

async function readXmlFeed(text: string, url: string | null): Promise<ParsedFeed> {
  const { markup, firstElement } = repairMarkup(text);
  const tree = markup === null ? null : parseTree(markup);
  if (!tree) throw notAFeed(firstElement);
  const elements = feedElements(tree, url);
  const first = await readWithRssParser(writeOutline(elements));
  return toParsedFeed(mergeFeeds(first, readXml(tree, elements)), url);
}

function notAFeed(firstElement: string | null): FeedError {
  if (firstElement === null) return new FeedError('there is no markup in this document; it is not a feed');
  const known = NOT_FEEDS.get(firstElement);
  return new FeedError(known ?? `this is not a feed: its first element is <${firstElement.slice(0, 100)}>`);
}
