import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeedError, readFeed } from './index.ts';

const hints = { url: 'https://x.example/feed', contentType: null };
const item = (inner: string) =>
  `<rss version="2.0"><channel><item>${inner}</item><item><title>last</title></item></channel></rss>`;

/** Linear time takes this reader some hundredths of a second for so many characters, quadratic time the better part of a minute. */
const LENGTH = 100_000;
const TIMEOUT_MS = 15_000;

describe('readFeed on hostile documents', () => {
  it.each([
    '<',
    '&',
    '<p>x',
    '<h>\n',
    '<div',
    '</',
    '<!--',
    '<![',
    '<![CDATA[',
    '<?',
    '"',
    '<a "',
    '&amp;',
    '<a/>',
    '(',
    'Jan ',
  ])(
    'takes linear time over %j again and again',
    async (piece) => {
      const bulk = piece.repeat(LENGTH / piece.length);
      const wraps = ['description', 'content:encoded', 'title', 'pubDate'].map((name) =>
        item(`<${name}>${bulk}</${name}>`),
      );
      for (const document of [...wraps, item(`<description><![CDATA[${bulk}`), bulk]) {
        await readFeed(Buffer.from(document), hints).catch((error: unknown) => expect(error).toBeInstanceOf(FeedError));
      }
    },
    TIMEOUT_MS,
  );

  it('takes linear time over entries that say nothing', async () => {
    const { entries } = await readFeed(Buffer.from(item('<item/>'.repeat(20_000))), hints);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
  }, 15_000);

  it('survives 20,000 levels of nesting, and reads on behind them', async () => {
    const deep = `<description>${'<a>'.repeat(20_000)}x${'</a>'.repeat(20_000)}</description>`;
    for (const document of [item(deep), item('<x>'.repeat(20_000)), '<rss>'.repeat(20_000), '['.repeat(20_000)]) {
      await readFeed(Buffer.from(document), hints).catch((error: unknown) => expect(error).toBeInstanceOf(FeedError));
    }
    const { entries } = await readFeed(Buffer.from(item(deep)), hints);
    expect(entries.map(({ title }) => title)).toEqual(['', 'last']);
  });

  it('expands no entity of the document, inner or outer', async () => {
    const bomb = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`).join('');
    const type = `<!DOCTYPE rss [<!ENTITY e0 "ha">${bomb}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
    const { entries } = await readFeed(Buffer.from(type + item('<title>&e30; &file;</title>')), hints);
    expect(entries.map(({ title }) => title)).toEqual(['&e30; &file;', 'last']);
  });

  it('is not confused by names that objects have of old', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    for (const name of names) {
      const inner = `<${name} ${name}="1">x</${name}><${name}:title xmlns:${name}="${name}">y</${name}:title>`;
      const document = `<?xml version="1.0" encoding="${name}"?>${item(`${inner}<title>é</title><pubDate>26 Jul 2025 9:30 ${name}</pubDate>`)}`;
      const { entries } = await readFeed(Buffer.from(document, 'latin1'), hints);
      expect(entries[0]).toMatchObject({ title: 'é', publishedAt: new Date('2025-07-26T09:30:00Z') });
      await expect(readFeed(Buffer.from(`<${name}/>`), hints)).rejects.toThrow(
        `its first element is <${name.toLowerCase()}>`,
      );
    }
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  const samples = [
    item(
      '<title>One &amp; two</title><link>/1</link><pubDate>26 Jul 2025</pubDate><description><![CDATA[<p>x</p>]]></description>',
    ),
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://x.example/"><entry><title type="xhtml"><div>x</div></title><link href="a"/><id>1</id></entry></feed>',
    '{"version":"https://jsonfeed.org/version/1","title":"x","items":[{"id":"1","url":"a","title":"x"}]}',
  ];
  const mutated = fc
    .tuple(
      fc.constantFrom(...samples),
      fc.array(
        fc.tuple(
          fc.nat(400),
          fc.nat(60),
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 4 }),
            fc.constantFrom('<', '>', '"', '&', ']]>', '<!--', '</item>', '{', '\u0000'),
          ),
        ),
        { maxLength: 6 },
      ),
    )
    .map(([sample, cuts]) =>
      Buffer.from(cuts.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), sample)),
    );

  it('throws nothing but FeedError, and keeps its promises, on anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), mutated), async (bytes) => {
        try {
          const { entries } = await readFeed(bytes, hints);
          expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
          for (const { key, url, title, publishedAt } of entries) {
            expect(key).not.toBe('');
            if (url !== null) expect(url).toMatch(/^https?:\/\//);
            expect(title).not.toMatch(/\p{Cc}/u);
            if (publishedAt) expect(publishedAt.getTime()).not.toBeNaN();
          }
        } catch (error) {
          if (!(error instanceof FeedError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});
