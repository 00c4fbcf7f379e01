import { z } from 'zod';
import { FeedError } from './feed-error.ts';
import type { RawEntry, RawFeed, RawLink } from './raw.ts';

/** A field of the wrong type is a missing field: it costs neither the item nor the feed. */
const words = z
  .union([z.string(), z.number().transform(String)])
  // JSON can write null characters and halves of surrogate pairs, which no database takes.
  .transform(
    (text) =>
      text
        .replaceAll('\0', '')
        .replace(/\p{Cs}/gu, '\uFFFD')
        .trim() || null,
  )
  .nullable()
  .catch(null)
  .default(null);
const author = z.object({ name: words }).nullable().catch(null).default(null);
const authors = z.array(author).catch([]).default([]);

const itemSchema = z.object({
  id: words,
  url: words,
  external_url: words,
  title: words,
  content_html: words,
  content_text: words,
  summary: words,
  date_published: words,
  date_modified: words,
  author,
  authors,
});

/** `items` alone is found in many an API's answer; `version` is what the format asks for, and not always gets. */
const feedSchema = z.object({
  version: z.string(),
  title: words,
  home_page_url: words,
  feed_url: words,
  language: words,
  author,
  authors,
  items: z.array(z.unknown()),
});

/**
 * Reads a JSON Feed (versions 1 and 1.1, jsonfeed.org).
 *
 * @param text the decoded document
 * @param documentUrl what relative links stand on, or null
 * @throws FeedError when the text is no JSON, or JSON of another kind
 */
export function readJsonFeed(text: string, documentUrl: string | null): RawFeed {
  const parsed = feedSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') || 'the top level';
    throw new FeedError(`this is JSON, but not a JSON Feed: ${at} is not as jsonfeed.org has it`);
  }
  const feed = parsed.data;
  const link = (url: string | null): RawLink[] => (url === null ? [] : [{ text: url, base: documentUrl }]);
  const feedAuthor = names(feed.authors, feed.author);
  return {
    title: feed.title,
    titleKind: 'text',
    siteLink: link(feed.home_page_url)[0] ?? null,
    selfLink: feed.feed_url,
    language: feed.language,
    entries: feed.items.map((item) => {
      const read = itemSchema.safeParse(item);
      return read.success ? entryOf(read.data, link, feedAuthor) : { reason: 'the item is no JSON object' };
    }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FeedError('this looks like JSON, but is cut off or malformed', { cause });
  }
}

function entryOf(
  item: z.infer<typeof itemSchema>,
  link: (url: string | null) => RawLink[],
  feedAuthor: string | null,
): RawEntry {
  return {
    id: item.id,
    links: [item.url, item.external_url, /^https?:/i.test(item.id ?? '') ? item.id : null].flatMap(link),
    title: item.title,
    titleKind: 'text',
    published: item.date_published === null ? [] : [item.date_published],
    updated: item.date_modified === null ? [] : [item.date_modified],
    summary: item.summary,
    content: item.content_html ?? item.content_text,
    author: names(item.authors, item.author) ?? feedAuthor,
  };
}

function names(list: z.infer<typeof authors>, single: z.infer<typeof author>): string | null {
  return [...list.flatMap((one) => one?.name ?? [])].join(', ') || (single?.name ?? null);
}
