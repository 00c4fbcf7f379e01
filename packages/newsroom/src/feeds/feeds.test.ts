import { SettableClock } from '@pillarwatch/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadArticles } from '../articles.ts';
import { publishers } from '../publishers.ts';
import { startNewsroom } from '../server.ts';
import { ask } from '../test-request.ts';
import { elements, readXml, textOf } from '../test-xml.ts';
import type { Article, Newsroom, Publisher, PublisherId } from '../types.ts';

/** What a reader of the feed sees of one article. */
interface Item {
  readonly link: string;
  readonly title: string;
  readonly summary: string;
  readonly date: Date;
}

const READERS: Readonly<Record<PublisherId, (feed: string) => readonly Item[]>> = {
  'harbour-courier': (feed) =>
    elements(readXml(feed), 'item').map((item) => ({
      link: textOf(item, 'link'),
      title: textOf(item, 'title'),
      summary: textOf(item, 'description'),
      date: new Date(textOf(item, 'pubDate')),
    })),
  'policy-ledger': (feed) =>
    elements(readXml(feed), 'entry').map((entry) => ({
      link: elements(entry, 'link')[0]?.attributes.get('href') ?? '',
      title: textOf(entry, 'title'),
      summary: textOf(entry, 'summary').replace(/^<p>|<\/p>$/g, ''),
      date: new Date(textOf(entry, 'published')),
    })),
  'pujiang-wanbao': (feed) => {
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
  'dongya-keji': (feed) =>
    JSON.parse(feed).items.map((item: Readonly<Record<string, string>>) => ({
      link: item.url,
      title: item.title,
      summary: item.summary,
      date: new Date(item.date_published ?? ''),
    })),
};

const expected = (publisher: Publisher, articles: readonly Article[]): Item[] =>
  articles.toReversed().map(({ path, title, standfirst, time }) => ({
    link: `http://${publisher.host}${path}${publisher.linkSuffix}`,
    title,
    summary: standfirst,
    date: time.instant,
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

  it.each(['2025-07-20T00:00:00Z', '2025-07-26T12:00:00Z', '2025-08-31T00:00:00Z'])(
    'lists what is out at %s, newest first, and nothing else',
    async (now) => {
      clock.set(new Date(now));
      const { status, headers, body } = await ask(newsroom, publisher.host, publisher.feedPath);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe(publisher.feedType);
      const out = own.filter(({ time }) => time.instant <= new Date(now));
      expect(READERS[publisher.id](body)).toEqual(expected(publisher, out));
    },
  );

  it('survives whatever signs a headline holds', () => {
    const [article] = own;
    if (!article) throw new Error('No article');
    const hostile = { ...article, title: `<b>"A" & 'B'</b>`, standfirst: 'x ]]> <!-- &amp; y', byline: '<&>' };
    const feed = publisher.writeFeed(publisher, [hostile]);
    if (publisher.id === 'policy-ledger') {
      const [summary] = elements(readXml(feed), 'summary');
      expect(summary?.text).toBe('<p>x ]]&gt; &lt;!-- &amp;amp; y</p>');
      expect(READERS[publisher.id](feed)[0]?.title).toBe(hostile.title);
    } else {
      expect(READERS[publisher.id](feed)).toEqual(expected(publisher, [hostile]));
    }
  });
});

describe('the JSON feed', () => {
  it('gives short articles whole and longer ones as their first two blocks', async () => {
    clock.set(new Date('2025-08-31T00:00:00Z'));
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
