import { describe, expect, it } from 'vitest';
import { feedListYaml } from './feed-list.ts';
import { feeds, sources } from './publishers.ts';

describe('feedListYaml', () => {
  const list = JSON.parse(feedListYaml({ sources, feeds }));

  it('lists every source with the keys of a feed list and no other', () => {
    expect(list.sources).toEqual(sources);
    for (const source of list.sources) {
      expect(Object.keys(source)).toEqual(['id', 'name', 'hosts', 'country', 'language', 'kind']);
    }
  });

  it('lists every feed under its source', () => {
    expect(list.feeds).toHaveLength(feeds.length);
    expect(list.feeds).toContainEqual({
      id: 'pujiang-wanbao',
      url: 'http://pujiang-wanbao.test/rss/news.rdf',
      source: 'pujiang-wanbao',
      pages: 'fetch',
    });
    const known = sources.map(({ id }) => id);
    for (const { source } of list.feeds) expect(known).toContain(source);
  });

  it('leaves the source out for a discovery feed', () => {
    const search = { id: 'search', url: 'http://search.test/rss', sourceId: null, pages: 'feed-only' } as const;
    expect(JSON.parse(feedListYaml({ sources: [], feeds: [search] })).feeds).toEqual([
      { id: 'search', url: 'http://search.test/rss', pages: 'feed-only' },
    ]);
  });
});
