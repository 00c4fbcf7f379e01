import { SettableClock } from '@pillarwatch/model';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadArticles } from '../articles.ts';
import { encodeMarkup } from '../charset.ts';
import { feedItems } from '../feed-items.ts';
import { publishers } from '../publishers.ts';
import { startNewsroom } from '../server.ts';
import { ask } from '../test-request.ts';
import { elements, readXml, textOf } from '../test-xml.ts';
import type { FeedFormat, FeedItem, Newsroom, Publisher } from '../types.ts';
import { atom } from './atom.ts';
import { jsonFeed } from './json-feed.ts';
import { rdf } from './rdf.ts';
import { rss2 } from './rss2.ts';

/** What a reader of the feed sees of one article. */
interface Item {
  readonly link: string;
  readonly title: string;
  readonly summary: string;
  readonly date: Date | null;
}

function readFeed(publisher: Publisher, bytes: Buffer): readonly Item[] {
  const feed = iconv.decode(bytes, publisher.charset);
  const reader = READERS.find(([format]) => format === publisher.feed)?.[1];
  if (!reader) throw new Error(`No reader for the feed of ${publisher.id}`);
  return reader(feed);
}

const READERS: readonly (readonly [FeedFormat, (feed: string) => readonly Item[]])[] = [
  [
    rss2,
    (feed) =>
      elements(readXml(feed), 'item').map((item) => ({
        link: textOf(item, 'link'),
        title: textOf(item, 'title'),
        summary: textOf(item, 'description'),
        date: elements(item, 'pubDate').length === 0 ? null : new Date(textOf(item, 'pubDate')),
      })),
  ],
  [
    atom,
    (feed) =>
      elements(readXml(feed), 'entry').map((entry) => ({
        link: elements(entry, 'link')[0]?.attributes.get('href') ?? '',
        title: textOf(entry, 'title'),
        summary: readXml(`<?xml version="1.0" encoding="utf-8"?>\n${textOf(entry, 'summary')}`).text,
        date: new Date(textOf(entry, 'published')),
      })),
  ],
  [
    rdf,
    (feed) => {
      const root = readXml(feed);
      const items = elements(root, 'item');
      const sequence = elements(root, 'rdf:li').map(({ attributes }) => attributes.get('rdf:resource'));
      expect(items.map(({ attributes }) => attributes.get('rdf:about'))).toEqual(sequence);
      return items.map((item) => ({
        link: textOf(item, 'link'),
        title: textOf(item, 'title'),
        summary: textOf(item, 'description'),
        date: new Date(textOf(item, 'dc:date')),
      }));
    },
  ],
  [
    jsonFeed,
    (feed) =>
      JSON.parse(feed).items.map((item: Readonly<Record<string, string>>) => ({
        link: item.url,
        title: item.title,
        summary: item.summary,
        date: new Date(item.date_published ?? ''),
      })),
  ],
];

const expected = (publisher: Publisher, items: readonly FeedItem[]): Item[] =>
  items.map(({ article, path }) => ({
    link: `http://${publisher.host}${path}${publisher.linkSuffix}`,
    title: article.title,
    summary: article.standfirst,
    date: publisher.undated ? null : article.time.instant,
  }));

const articles = loadArticles();
const clock = new SettableClock(new Date());
let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await startNewsroom({ clock });
});
afterAll(() => newsroom.close());

describe.each(publishers)('the feed of $id', (publisher) => {
  const own = articles.filter((article) => article.publisher === publisher.id);

  it.each(['2025-07-20T00:00:00Z', '2025-07-26T12:00:00Z', '2025-08-24T00:00:00Z', '2025-09-29T00:00:00Z'])(
    'lists what is out at %s, newest first, and nothing else',
    async (now) => {
      clock.set(new Date(now));
      const { status, headers, bytes } = await ask(newsroom, publisher.host, publisher.feedPath);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe(publisher.feedType);
      const out = own.filter(({ time }) => time.instant <= new Date(now));
      expect(readFeed(publisher, bytes)).toEqual(expected(publisher, feedItems(publisher, out, new Date(now))));
    },
  );

  it('says which language it is in', () => {
    expect(publisher.feed.write(publisher, []).toLowerCase()).toContain(publisher.locale.toLowerCase());
  });

  it('survives whatever signs a headline holds', () => {
    const [article] = own;
    if (!article) throw new Error('No article');
    const hostile = { ...article, title: `<b>"A" & 'B'</b>`, standfirst: 'x ]]> <!-- &amp; y', byline: '<&>' };
    const items = feedItems(publisher, [hostile], hostile.time.instant);
    const feed = encodeMarkup(publisher.feed.write(publisher, items), publisher.charset);
    expect(readFeed(publisher, feed)).toEqual(expected(publisher, items));
  });
});

describe('a feed', () => {
  const [article] = articles;
  const [publisher] = publishers;
  if (!article || !publisher) throw new Error('The newsroom is empty');

  it('has room for sixty items, the newest', () => {
    const many = Array.from({ length: 70 }, (_, number) => ({ ...article, slug: `a${number}` }));
    const items = feedItems(publisher, many, article.time.instant);
    expect(items).toHaveLength(60);
    expect([items[0]?.article.slug, items[59]?.article.slug]).toEqual(['a69', 'a10']);
  });

  it('has no room for more because an article is listed twice', () => {
    const twice = { ...article, facts: { ...article.facts, trouble: 'two-urls' as const } };
    expect(feedItems(publisher, Array(70).fill(twice), article.time.instant)).toHaveLength(60);
  });
});

describe('the JSON feed', () => {
  it('gives short articles whole and longer ones as their first two blocks', async () => {
    clock.set(new Date('2025-09-29T00:00:00Z'));
    const { body } = await ask(newsroom, 'dongya-keji.test', '/feed.json');
    const { items } = JSON.parse(body);
    const kinds = items.map((item: object) => ['content_html', 'content_text'].filter((key) => key in item).join());
    expect(new Set(kinds)).toEqual(new Set(['content_html', 'content_text']));
  });
});

describe('the broken feed', () => {
  it('is served as RSS and is none', async () => {
    const { status, headers, body } = await ask(newsroom, 'broken-feed.test', '/feed.xml');
    expect([status, headers['content-type']]).toEqual([200, 'application/rss+xml']);
    expect(() => readXml(body)).toThrow();
  });
});
