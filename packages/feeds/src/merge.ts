import type { RawEntry, RawFeed, RawLink } from './raw.ts';
import type { ParserEntry, ParserFeed } from './rss-parser-reader.ts';

/**
 * Puts the two readings of one document together: what rss-parser read comes first, what it missed
 * or rejected is filled from the elements.
 *
 * @param first reading of rss-parser, or null when it rejected the document
 * @param second reading of the elements, with the same entries in the same order
 */
export function mergeFeeds(first: ParserFeed | null, second: RawFeed): RawFeed {
  if (!first || first.entries.length !== second.entries.length) return second;
  return {
    title: first.title ?? second.title,
    titleKind: second.titleKind,
    siteLink: linkFirst(first.link, second.siteLink ? [second.siteLink] : [])[0] ?? null,
    selfLink: second.selfLink,
    language: first.language ?? second.language,
    entries: second.entries.map((entry, at) => {
      const read = first.entries[at];
      return read && !('reason' in entry) ? mergeEntry(read, entry) : entry;
    }),
  };
}

function mergeEntry(first: ParserEntry, second: RawEntry): RawEntry {
  return {
    ...second,
    id: first.id ?? second.id,
    links: linkFirst(first.link, second.links),
    title: first.title ?? second.title,
    published: first.published === null ? second.published : [first.published, ...second.published],
    author: first.author ?? second.author,
  };
}

/** rss-parser knows nothing of `xml:base`; the same link as the elements show it does. */
function linkFirst(text: string | null, links: readonly RawLink[]): RawLink[] {
  if (text === null) return [...links];
  const known = links.find((link) => link.text === text) ?? { text, base: null };
  return [known, ...links.filter((link) => link !== known)];
}
