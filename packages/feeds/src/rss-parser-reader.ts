import Parser from 'rss-parser';

/** What rss-parser read of an entry. Only what is a string, and not empty, is kept. */
export interface ParserEntry {
  readonly title: string | null;
  readonly link: string | null;
  readonly id: string | null;
  readonly published: string | null;
  readonly author: string | null;
}

export interface ParserFeed {
  readonly title: string | null;
  readonly link: string | null;
  readonly language: string | null;
  readonly entries: readonly ParserEntry[];
}

/**
 * Reads a document with rss-parser.
 *
 * @param xml well-formed and free of long texts: see `writeOutline`
 * @returns null when rss-parser rejects the document
 */
export async function readWithRssParser(xml: string): Promise<ParserFeed | null> {
  // A parser that has met an error passes it on to the next feed, so each feed has its own.
  const parser = new Parser({ defaultRSS: 2 });
  try {
    const { title, link, language, items } = await parser.parseString(xml);
    return { title: words(title), link: words(link), language: words(language), entries: items.map(entryOf) };
  } catch {
    return null;
  }
}

function entryOf(item: Readonly<Record<string, unknown>>): ParserEntry {
  return {
    title: words(item.title),
    link: words(item.link),
    id: words(item.guid) ?? words(item.id),
    published: words(item.pubDate) ?? words(item.date),
    author: words(item.author) ?? words(item.creator),
  };
}

function words(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
