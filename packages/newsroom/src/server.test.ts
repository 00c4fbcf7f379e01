import { SettableClock } from '@pillarwatch/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadArticles } from './articles.ts';
import { feeds, publishers, sources } from './publishers.ts';
import { startNewsroom } from './server.ts';
import { ask } from './test-request.ts';
import { AFTER_ALL } from './test-world.ts';
import { type ManifestEntry, type Newsroom, TROUBLE_STATES } from './types.ts';

const OPENING_EVENING = new Date('2025-07-26T12:00:00Z');

const clock = new SettableClock(AFTER_ALL);
let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await startNewsroom({ clock });
});
afterAll(() => newsroom.close());
beforeEach(() => clock.set(AFTER_ALL));

const get = (url: string, headers: Readonly<Record<string, string>> = {}) => {
  const { hostname, pathname, search } = new URL(url);
  return ask(newsroom, hostname, pathname + search, { headers });
};
const entry = (choose: (entry: ManifestEntry) => boolean): ManifestEntry => {
  const found = newsroom.manifest.find(choose);
  if (!found) throw new Error('No such article');
  return found;
};

describe('the newsroom', () => {
  it('says where each host is', () => {
    expect([...newsroom.connectTo.keys()]).toEqual(sources.flatMap(({ hosts }) => hosts));
    for (const address of newsroom.connectTo.values()) expect(address).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(newsroom.feeds).toBe(feeds);
    expect(newsroom.sources).toBe(sources);
  });

  it('has an answer sheet with one address for each article, oldest first', () => {
    const published = loadArticles();
    expect(newsroom.manifest).toHaveLength(published.length);
    expect(new Set(newsroom.manifest.map(({ url }) => url)).size).toBe(published.length);
    const instants = newsroom.manifest.map(({ date }) => date.getTime());
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  });

  it('says which state each article must end in', () => {
    for (const { trouble, state } of newsroom.manifest) {
      expect(state).toBe(trouble === null ? 'analysed' : TROUBLE_STATES[trouble]);
    }
  });

  it('serves the page of every article that was not withdrawn', async () => {
    for (const { url, trouble, publisher } of newsroom.manifest.filter((each) => each.trouble !== 'slow')) {
      const { status, headers } = await get(url);
      expect(status, url).toBe(trouble === 'gone' ? 410 : 200);
      const pageType = publishers.find(({ id }) => id === publisher)?.pageType;
      if (status === 200) expect(headers['content-type']).toBe(trouble === 'not-html' ? 'application/pdf' : pageType);
    }
  });

  it('serves a page whatever stands in its query, and with a port in the host', async () => {
    const { url } = entry(({ publisher }) => publisher === 'harbour-courier');
    expect((await get(`${url}?utm_source=rss&utm_medium=feed`)).status).toBe(200);
    const { pathname } = new URL(url);
    expect((await ask(newsroom, 'Harbour-Courier.TEST.:8080', pathname)).status).toBe(200);
  });

  it('has a page from the date of the article on, not before', async () => {
    const { url, date } = entry(({ publisher }) => publisher === 'dongya-keji');
    clock.set(new Date(date.getTime() - 60_000));
    expect((await get(url)).status).toBe(404);
    clock.set(date);
    expect((await get(url)).status).toBe(200);
  });

  it('never changes a page once it is out, unless it is one that changes', async () => {
    const steady = newsroom.manifest.filter(
      ({ trouble }) => trouble !== 'gone' && trouble !== 'slow' && trouble !== 'changed',
    );
    // Policy Ledger is down in 2025-W35.
    for (const { date, url } of steady.filter(({ publisher }) => publisher !== 'policy-ledger')) {
      clock.set(date);
      const first = await get(url);
      clock.set(AFTER_ALL);
      expect((await get(url)).bytes.equals(first.bytes), url).toBe(true);
    }
  });

  it.each(publishers)('serves the robots.txt of $id', async ({ host, robots }) => {
    const { status, headers, body } = await get(`http://${host}/robots.txt`);
    expect([status, headers['content-type'], body]).toEqual([200, 'text/plain; charset=utf-8', robots]);
  });

  it('knows no other host and no other path', async () => {
    expect((await get('http://elsewhere.test/')).status).toBe(404);
    expect((await get('http://elsewhere.test/robots.txt')).status).toBe(404);
    expect((await get('http://policy-ledger.test/')).status).toBe(404);
    expect((await get('http://broken-feed.test/other')).status).toBe(404);
    const { url } = entry(({ publisher }) => publisher === 'policy-ledger');
    expect((await get(`http://harbour-courier.test${new URL(url).pathname}`)).status).toBe(404);
  });
});

describe('a reader who comes again', () => {
  it.each([
    ...publishers.map(({ host, feedPath }) => `http://${host}${feedPath}`),
    'http://harbour-courier.test/robots.txt',
  ])('is told that %s is unchanged', async (url) => {
    const first = await get(url);
    const etag = first.headers.etag ?? '';
    const since = first.headers['last-modified'] ?? '';
    for (const headers of [
      { 'if-none-match': etag },
      { 'if-none-match': `"other", W/${etag}` },
      { 'if-none-match': '*' },
      { 'if-modified-since': since },
    ]) {
      const again = await get(url, headers);
      expect([again.status, again.body, again.headers.etag]).toEqual([304, '', etag]);
    }
  });

  it('gets the feed again when an article has come out', async () => {
    const feed = 'http://pujiang-wanbao.test/rss/news.rdf';
    clock.set(OPENING_EVENING);
    const first = await get(feed);
    clock.set(AFTER_ALL);
    const headers = { 'if-none-match': first.headers.etag ?? '' };
    expect((await get(feed, headers)).status).toBe(200);
    expect((await get(feed, { 'if-modified-since': first.headers['last-modified'] ?? '' })).status).toBe(200);
  });

  it('gets the page when the tag is another, whatever the date says', async () => {
    const { url } = entry(({ trouble }) => trouble === null);
    const headers = { 'if-none-match': '"other"', 'if-modified-since': AFTER_ALL.toUTCString() };
    expect((await get(url, headers)).status).toBe(200);
    expect((await get(url, { 'if-modified-since': 'yesterday' })).status).toBe(200);
  });

  it('is still told that an article is gone', async () => {
    const { url } = entry(({ trouble }) => trouble === 'gone');
    expect((await get(url, { 'if-none-match': '*' })).status).toBe(410);
  });
});

describe('methods', () => {
  it('gives HEAD the header of GET and no body', async () => {
    for (const { host, feedPath } of publishers) {
      const whole = await ask(newsroom, host, feedPath);
      const head = await ask(newsroom, host, feedPath, { method: 'HEAD' });
      expect([head.status, head.body]).toEqual([200, '']);
      for (const name of ['content-type', 'content-length', 'etag', 'last-modified']) {
        expect(head.headers[name]).toBe(whole.headers[name]);
      }
      expect(head.headers['content-length']).toBe(String(whole.bytes.length));
    }
  });

  it('allows no other', async () => {
    const { status, headers } = await ask(newsroom, 'policy-ledger.test', '/atom.xml', { method: 'POST' });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('the log', () => {
  it('has a line for each request, by the clock of the newsroom', async () => {
    clock.set(OPENING_EVENING);
    await ask(newsroom, 'Policy-Ledger.test:80', '/nothing?really', { method: 'HEAD' });
    const line = await vi.waitUntil(() => newsroom.requests.find(({ path }) => path === '/nothing?really'));
    expect(line).toMatchObject({ host: 'policy-ledger.test', method: 'HEAD', status: 404 });
    expect(line.at.getTime()).toBeGreaterThanOrEqual(OPENING_EVENING.getTime());
    expect(line.finishedAt.getTime()).toBeGreaterThanOrEqual(line.at.getTime());
    expect(line.finishedAt.getTime()).toBeLessThanOrEqual(clock.now().getTime());
  });
});

describe('close', () => {
  it('takes the publishers off the net, and may be called again', async () => {
    const other = await startNewsroom({ clock });
    expect((await ask(other, 'policy-ledger.test', '/robots.txt')).status).toBe(200);
    await other.close();
    await other.close();
    await expect(ask(other, 'policy-ledger.test', '/robots.txt')).rejects.toThrow();
  });
});
