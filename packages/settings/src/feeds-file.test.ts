import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '@pillarwatch/model';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { loadFeedList, parseFeedList } from './feeds-file.ts';

const LIST = `
sources:
  - id: daily
    name: The Daily Example
    hosts: [Daily.example, 新闻.example]
    country: NO
    language: no
    kind: press
feeds:
  - id: daily-news
    url: https://daily.example/rss
    source: daily
  - id: search
    url: https://search.example/?q=ai
    pages: feed-only
`;
const parse = (text: string) => parseFeedList(text, 'feeds.yaml');
const changed = (from: string, to: string) => () => parse(LIST.replace(from, to));

describe('parseFeedList', () => {
  it('reads sources and feeds', () => {
    expect(parse(LIST)).toEqual({
      sources: [
        {
          id: 'daily',
          name: 'The Daily Example',
          hosts: ['daily.example', 'xn--efvy88h.example'],
          country: 'NO',
          language: 'no',
          kind: 'press',
        },
      ],
      feeds: [
        { id: 'daily-news', url: 'https://daily.example/rss', sourceId: 'daily', pages: 'fetch' },
        { id: 'search', url: 'https://search.example/?q=ai', sourceId: null, pages: 'feed-only' },
      ],
    });
  });

  it.each([
    ['id: daily\n', 'id: The Daily\n', 'feeds.yaml: sources.0.id: expected a slug'],
    ['country: NO', 'country: Norway', 'feeds.yaml: sources.0.country: expected two capital letters'],
    ['language: no', 'language: nob', 'feeds.yaml: sources.0.language: expected two letters'],
    ['Daily.example', 'https://daily.example', 'feeds.yaml: sources.0.hosts.0: expected a host name'],
    ['Daily.example', '"daily.example:80"', 'feeds.yaml: sources.0.hosts.0: expected a host name'],
    ['Daily.example', '""', 'feeds.yaml: sources.0.hosts.0: expected a host name'],
    ['kind: press', 'kind: blog', 'feeds.yaml: sources.0.kind: '],
    ['kind: press', 'kind: press\n    colour: red', 'feeds.yaml: sources.0: Unrecognized key: "colour"'],
    ['https://daily.example/rss', 'ftp://daily.example/rss', 'feeds.yaml: feeds.0.url: expected a URL that starts'],
    ['https://daily.example/rss', 'https://[x/rss', 'feeds.yaml: feeds.0.url: expected a URL that starts'],
    ['source: daily', 'source: weekly', 'feeds.yaml: feed daily-news: no source has the id weekly'],
    ['feed-only', 'never', 'feeds.yaml: feeds.1.pages: '],
    ['feeds:', 'fields:', 'feeds.yaml: feeds: '],
    ['id: search', 'id: daily-news', 'feeds.yaml: the feed id daily-news is given twice'],
    [
      'https://search.example/?q=ai',
      'https://daily.example/rss',
      'the feed URL https://daily.example/rss is given twice',
    ],
    ['新闻.example', 'DAILY.example', 'feeds.yaml: the host daily.example is given twice'],
  ])('refuses %j changed to %j', (from, to, message) => {
    expect(changed(from, to)).toThrow(InputError);
    expect(changed(from, to)).toThrow(message);
  });

  it('refuses what is no list', () => {
    expect(() => parse('')).toThrow('feeds.yaml: file: ');
    expect(() => parse('[')).toThrow('feeds.yaml is not YAML');
  });

  it('refuses aliases, which could grow without end', () => {
    const bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n';
    expect(() => parse(bomb)).toThrow(InputError);
  });

  it('throws nothing but InputError, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'-: []{}&*!|>\'"%@#\n\tab1'), maxLength: 40 }), (text) => {
        expect(() => parse(text)).toThrow(InputError);
      }),
    );
  });
});

describe('loadFeedList', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pillarwatch-feeds-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads feeds.yaml of the configuration folder', async () => {
    writeFileSync(path.join(folder, 'feeds.yaml'), LIST);
    expect(await loadFeedList(folder, null)).toEqual(parse(LIST));
  });

  it('reads another list', async () => {
    writeFileSync(path.join(folder, 'other.yaml'), LIST.replace('id: search', 'id: other'));
    const list = await loadFeedList(folder, path.join(folder, 'other.yaml'));
    expect(list.feeds.map((feed) => feed.id)).toEqual(['daily-news', 'other']);
  });

  it('says how to give another when there is none', async () => {
    await expect(loadFeedList(path.join(folder, 'none'), null)).rejects.toThrow(/none.*--feeds FILE/);
  });
});
