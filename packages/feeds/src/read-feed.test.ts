import { InputError } from '@pillarwatch/model';
import { describe, expect, it } from 'vitest';
import { FeedError, readFeed } from './index.ts';

const URL = 'https://www.courier.example/feeds/news.xml';
const read = (text: string, url: string | null = URL) => readFeed(Buffer.from(text), { url, contentType: null });
const rss = (items: string, head = '<title>Courier</title><link>https://www.courier.example/</link>') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${head}${items}</channel></rss>`;
const atom = (entries: string, head = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Ledger</title>${head}${entries}</feed>`;
const only = async (text: string, url: string | null = URL) => {
  const { entries } = await read(text, url);
  expect(entries).toHaveLength(1);
  const [entry] = entries;
  if (!entry) throw new Error('no entry');
  return entry;
};

describe('readFeed', () => {
  it('reads RSS 2.0', async () => {
    const feed = await read(
      rss(
        `<item>
          <title>Harbour board adopts AI &amp;amp; safety rules</title>
          <link>https://www.courier.example/harbour</link>
          <guid isPermaLink="false">courier-17</guid>
          <pubDate>Sat, 26 Jul 2025 17:30:00 +0800</pubDate>
          <dc:creator>Ada Kell</dc:creator>
          <description><![CDATA[<p>The board voted 7 to 2.</p>]]></description>
          <content:encoded><![CDATA[<p>The board voted 7 to 2.</p><p>More.</p>]]></content:encoded>
        </item>`,
        '<title>Courier</title><link>https://www.courier.example/</link><language>en-gb</language>',
      ),
    );
    expect(feed).toEqual({
      title: 'Courier',
      siteUrl: 'https://www.courier.example/',
      language: 'en-gb',
      badEntries: [],
      entries: [
        {
          key: 'courier-17',
          url: 'https://www.courier.example/harbour',
          title: 'Harbour board adopts AI & safety rules',
          publishedAt: new Date('2025-07-26T09:30:00Z'),
          updatedAt: null,
          summary: '<p>The board voted 7 to 2.</p>',
          content: '<p>The board voted 7 to 2.</p><p>More.</p>',
          author: 'Ada Kell',
        },
      ],
    });
  });

  it('reads Atom 1.0', async () => {
    const feed = await read(
      atom(
        `<entry xml:base="/2025/">
          <id>tag:ledger.example,2025:4</id>
          <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Who pays for <em>chips</em>?</div></title>
          <link rel="replies" href="comments"/><link rel="alternate" type="text/html" href="chips"/>
          <published>2025-07-26T09:30:00Z</published><updated>2025-07-27T10:00:00Z</updated>
          <summary>Two &lt;b&gt;plans&lt;/b&gt;.</summary>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p></div></content>
        </entry>`,
        '<link href="https://ledger.example/"/><author><name>The Ledger</name></author>',
      ),
      'https://ledger.example/feed',
    );
    expect(feed.siteUrl).toBe('https://ledger.example/');
    expect(feed.entries).toEqual([
      {
        key: 'tag:ledger.example,2025:4',
        url: 'https://ledger.example/2025/chips',
        title: 'Who pays for chips?',
        publishedAt: new Date('2025-07-26T09:30:00Z'),
        updatedAt: new Date('2025-07-27T10:00:00Z'),
        summary: 'Two <b>plans</b>.',
        content: '<p>One.</p>',
        author: 'The Ledger',
      },
    ]);
  });

  it('reads Atom under a prefix, and Atom 0.3', async () => {
    const prefixed = await only(
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>One</a:title><a:link href="https://x.example/1"/></a:entry></a:feed>',
    );
    expect(prefixed).toMatchObject({ title: 'One', url: 'https://x.example/1', key: 'https://x.example/1' });
    const old = await only(
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="base64" type="text/html">PGI+T2xkPC9iPg==</title>
       <issued>2004-01-02T03:04:05Z</issued><modified>2004-02-02T03:04:05Z</modified></entry></feed>`,
    );
    expect(old).toMatchObject({
      title: 'Old',
      publishedAt: new Date('2004-01-02T03:04:05Z'),
      updatedAt: new Date('2004-02-02T03:04:05Z'),
    });
  });

  it('reads RSS 1.0, whose items stand beside the channel', async () => {
    const feed = await read(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://x.example/"><title>RDF</title><link>https://x.example/</link><items><rdf:Seq/></items></channel>
        <item rdf:about="https://x.example/a"><title>A</title><d:date>2025-07-26</d:date></item>
        <item rdf:about="https://x.example/b"><title>B</title><link>https://x.example/b?c</link></item></rdf:RDF>`,
    );
    expect(feed.title).toBe('RDF');
    expect(feed.entries).toMatchObject([
      { key: 'https://x.example/a', url: 'https://x.example/a', title: 'A', publishedAt: new Date('2025-07-26') },
      { key: 'https://x.example/b', url: 'https://x.example/b?c', title: 'B', publishedAt: null },
    ]);
  });

  it('reads RSS of old, wrong or missing version', async () => {
    for (const version of ['', ' version="0.91"', ' version="0.92"', ' version="1.0"', ' version="x"']) {
      const entry = await only(
        `<rss${version}><channel><item><title>Old</title><link>/1</link></item></channel></rss>`,
      );
      expect(entry).toMatchObject({ title: 'Old', url: 'https://www.courier.example/1' });
    }
  });

  it('reads JSON Feed, and gives up an item that is none', async () => {
    const feed = await read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'JSON',
        home_page_url: 'https://x.example/',
        language: 'fr',
        authors: [{ name: 'A' }, { name: 'B' }],
        items: [
          {
            id: 7,
            url: '/7',
            title: 'Seven \ud800\u0000',
            content_html: '<p>7</p>',
            date_published: '2025-07-26T09:30:00+02:00',
          },
          'nonsense',
          {
            id: 'b',
            external_url: 'https://y.example/',
            summary: ['wrong type'],
            date_published: 'soon',
            author: { name: 'C' },
          },
        ],
      }),
    );
    expect(feed).toMatchObject({ title: 'JSON', siteUrl: 'https://x.example/', language: 'fr' });
    expect(feed.entries).toMatchObject([
      { key: '7', url: 'https://www.courier.example/7', title: 'Seven \ufffd', content: '<p>7</p>', author: 'A, B' },
      { key: 'b', url: 'https://y.example/', summary: null, publishedAt: null, author: 'C' },
    ]);
    expect(feed.badEntries).toEqual([{ index: 1, reason: 'the item is no JSON object' }]);
  });

  it.each([
    ['', 'empty document'],
    [' \ufeff\n', 'empty document'],
    ['<!DOCTYPE html><html><body>Hello</body></html>', 'this is an HTML page, not a feed'],
    ['<opml version="2.0"/>', 'this is an OPML list of feeds, not a feed'],
    ['<note><to>you</to></note>', 'this is not a feed: its first element is <note>'],
    ['Not found', 'there is no markup in this document; it is not a feed'],
    ['{"version": "1', 'this looks like JSON, but is cut off or malformed'],
    ['{"items": []}', 'this is JSON, but not a JSON Feed: version is not as jsonfeed.org has it'],
    ['[1]', 'this is JSON, but not a JSON Feed: the top level is not as jsonfeed.org has it'],
  ])('says of %j what is wrong', async (text, message) => {
    await expect(read(text)).rejects.toThrow(new FeedError(message));
    await expect(read(text)).rejects.toBeInstanceOf(InputError);
  });

  it('says of gzip data what to do', async () => {
    await expect(readFeed(Buffer.from([0x1f, 0x8b, 8]), { url: null, contentType: null })).rejects.toThrow(
      'decompress',
    );
  });

  it('reads a feed without entries', async () => {
    expect((await read(rss(''))).entries).toEqual([]);
  });
});

describe('a link', () => {
  it('falls back to what names the page', async () => {
    expect((await only(rss('<item><guid>https://x.example/g</guid></item>'))).url).toBe('https://x.example/g');
    const opaque = '<item><guid isPermaLink="false">https://x.example/g</guid></item>';
    expect((await only(rss(opaque))).url).toBeNull();
    const inAtom =
      '<entry><title>x</title><link rel="self" href="https://x.example/s"/><id>https://x.example/i</id></entry>';
    expect((await only(atom(inAtom))).url).toBe('https://x.example/s');
  });

  it('stands on xml:base, else on the document, else on what the feed says of itself', async () => {
    const item = '<item><link>/a</link></item>';
    expect((await only(rss(item))).url).toBe('https://www.courier.example/a');
    expect((await only(rss(item, '<link>https://site.example/</link>'), null)).url).toBe('https://site.example/a');
    expect((await only(rss(item, ''), null)).url).toBeNull();
    const based = '<feed xml:base="https://b.example/x/"><entry xml:base="y/"><link href="z"/></entry></feed>';
    expect((await only(based, null)).url).toBe('https://b.example/x/y/z');
  });

  it('is none when it leads nowhere on the web', async () => {
    expect((await only(rss('<item><title>x</title><link>javascript:alert(1)</link></item>'))).url).toBeNull();
    expect((await only(rss('<item><title>x</title><link> </link></item>'))).url).toBeNull();
  });
});

describe('a key', () => {
  it('is the id, else the address, else a digest of the words', async () => {
    const { entries } = await read(
      rss('<item><guid>g</guid><link>/a</link></item><item><link>/b</link></item><item><title>C</title></item>'),
    );
    expect(entries.map(({ key }) => key)).toEqual([
      'g',
      'https://www.courier.example/b',
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
  });

  it('stays apart from others and the same from poll to poll when all entries share one guid', async () => {
    const item = (name: string) => `<item><guid>same</guid><title>${name}</title></item>`;
    const keys = async (...names: string[]) =>
      (await read(rss(names.map(item).join('')))).entries.map(({ key }) => key);
    const [b, a] = await keys('B', 'A');
    const later = await keys('C', 'B', 'A');
    expect(later.slice(1)).toEqual([b, a]);
    expect(new Set(later).size).toBe(3);
    expect(new Set(await keys('A', 'A', 'A')).size).toBe(3);
  });
});

describe('a date', () => {
  it('is missing when the feed gives none that exists', async () => {
    expect(await only(rss('<item><pubDate>31 Jun 2025</pubDate></item>'))).toMatchObject({ publishedAt: null });
    expect(await only(rss('<item><title>x</title></item>'))).toMatchObject({ publishedAt: null, updatedAt: null });
  });

  it('is the next one where the first is impossible, and the last change where no other is given', async () => {
    const two = '<item><pubDate>soon</pubDate><dc:date>2025-07-26T09:30:00Z</dc:date></item>';
    expect((await only(rss(two))).publishedAt).toEqual(new Date('2025-07-26T09:30:00Z'));
    const updated = '<entry><published>never</published><updated>2025-07-26T09:30:00Z</updated></entry>';
    expect((await only(atom(updated))).publishedAt).toEqual(new Date('2025-07-26T09:30:00Z'));
  });

  it('reads CST by the language of the feed', async () => {
    const item = '<item><pubDate>Sat, 26 Jul 2025 17:30:00 CST</pubDate></item>';
    expect((await only(rss(item, '<language>zh-CN</language>'))).publishedAt).toEqual(new Date('2025-07-26T09:30:00Z'));
  });
});

describe('a faulty document', () => {
  it.each([
    ['entities of HTML', '<item><title>Caf&eacute;&nbsp;R&amp;D</title></item>', 'Café R&D'],
    ['a stray ampersand', '<item><title>Q & A</title></item>', 'Q & A'],
    ['control characters', '<item><title>a\u0007b</title></item>', 'ab'],
    ['an invalid character reference', '<item><title>a&#0;b&#x1F;c</title></item>', 'a\ufffdb c'],
    ['an undeclared prefix', '<item><x:y>1</x:y><title>ok</title></item>', 'ok'],
    ['unescaped HTML', '<item><description><p>one<br>two</description><title>ok</title></item>', 'ok'],
    ['unquoted attributes', '<item><category domain=a>x</category><title>ok</title></item>', 'ok'],
    ['tags in mixed case', '<ITEM><Title>ok</TITLE></item>', 'ok'],
    ['an end that is missing', '<item><title>ok</title><description><![CDATA[cut of', 'ok'],
    ['markup in a title', '<item><title>One <i>two</i> three</title></item>', 'One two three'],
  ])('is read in spite of %s', async (_, items, title) => {
    expect((await only(`<rss version="2.0"><channel>${items}`)).title).toBe(title);
  });

  it('is read behind junk and before junk', async () => {
    const item = '<item><title>ok</title></item>';
    expect((await only(`\n<b>Warning</b>: line 3<br>\n${rss(item)}</body></html>`)).title).toBe('ok');
  });

  it('shows its entries even when something before them was never closed', async () => {
    const { entries } = await read(
      rss('<itunes:category text="A"><item><title>1</title></item><item><title>2</title></item>'),
    );
    expect(entries.map(({ title }) => title)).toEqual(['1', '2']);
  });

  it('does not take what an extension or a source calls an entry for one', async () => {
    const inner = '<entry><title>inner</title></entry>';
    const { entries } = await read(
      atom(`<entry><source>${inner}</source><title>outer</title></entry><x:list xmlns:x="urn:x">${inner}</x:list>`),
    );
    expect(entries.map(({ title }) => title)).toEqual(['outer']);
  });

  it('leaves nothing behind for the next', async () => {
    await expect(read('<html/>')).rejects.toThrow(FeedError);
    const feeds = await Promise.all(['A', 'B'].map((title) => read(rss(`<item><title>${title}</title></item>`))));
    expect(feeds.map(({ entries }) => entries.map(({ title }) => title))).toEqual([['A'], ['B']]);
  });
});
