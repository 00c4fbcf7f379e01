import { SettableClock } from '@pillarwatch/model';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishers } from './publishers.ts';
import { startNewsroom } from './server.ts';
import { type Answer, ask } from './test-request.ts';
import { AFTER_ALL } from './test-world.ts';
import { elements, readXml, textOf } from './test-xml.ts';
import type { ManifestEntry, Newsroom, Trouble } from './types.ts';

const clock = new SettableClock(AFTER_ALL);
let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await startNewsroom({ clock });
});
afterAll(() => newsroom.close());
beforeEach(() => clock.set(AFTER_ALL));

const get = (url: string): Promise<Answer> => {
  const { hostname, pathname } = new URL(url);
  return ask(newsroom, hostname, pathname);
};
const having = (trouble: Trouble): readonly ManifestEntry[] =>
  newsroom.manifest.filter((entry) => entry.trouble === trouble);
const feedOf = (id: string): Promise<Answer> => {
  const house = publishers.find((publisher) => publisher.id === id);
  if (!house) throw new Error(`No publisher ${id}`);
  return ask(newsroom, house.host, house.feedPath);
};

describe('an article with a trouble', () => {
  it('shows its headline and an offer behind the paywall, and none of its text', async () => {
    for (const { url, title } of having('paywall')) {
      const { body } = await get(url);
      expect(body).toContain(title.replaceAll('"', '&quot;'));
      expect(body).toMatch(/Already a subscriber/);
      expect(body.length).toBeLessThan(1_200);
    }
  });

  it('is a PDF where it is not HTML', async () => {
    for (const { url } of having('not-html')) {
      const { headers, bytes } = await get(url);
      expect(headers['content-type']).toBe('application/pdf');
      const file = bytes.toString('latin1');
      expect(file).toMatch(/^%PDF-1\.4\n.*%%EOF\n$/s);
      expect(file.indexOf('xref')).toBe(Number(/startxref\n(\d+)/.exec(file)?.[1]));
    }
  });

  it('is a page without a paragraph where it is no article', async () => {
    for (const { url } of having('no-article')) expect((await get(url)).body).not.toContain('<p');
  });

  it('takes its time where it is slow', async () => {
    for (const { url } of having('slow')) {
      const { status } = await get(url);
      expect(status).toBe(200);
      const { pathname } = new URL(url);
      const line = newsroom.requests.find(({ path }) => path === pathname);
      expect((line?.finishedAt.getTime() ?? 0) - (line?.at.getTime() ?? 0)).toBeGreaterThanOrEqual(1_400);
    }
  });

  it('is reached from the feed by three redirects', async () => {
    for (const { url, publisher, title } of having('redirect')) {
      const items = elements(readXml((await feedOf(publisher)).body), 'item');
      const item = items.find((each) => textOf(each, 'title') === title);
      let address = item ? textOf(item, 'link') : '';
      for (let hop = 0; hop < 3; hop++) {
        const { status, headers } = await get(address);
        expect([301, 302, 307]).toContain(status);
        address = new URL(headers.location ?? '', address).href;
      }
      expect(address).toBe(url);
      expect((await get(address)).status).toBe(200);
    }
  });

  it('is listed under two addresses, and names the canonical one on both', async () => {
    for (const { url, publisher, title } of having('two-urls')) {
      const items = elements(readXml((await feedOf(publisher)).body), 'item');
      const links = items.filter((each) => textOf(each, 'title') === title).map((each) => textOf(each, 'link'));
      expect(links).toHaveLength(2);
      expect(links[0]).toBe(url);
      for (const link of links) {
        const { status, body } = await get(link);
        expect(status).toBe(200);
        expect(body).toContain(`<link rel="canonical" href="${url}">`);
      }
    }
  });

  it('gains a correction after two days, and the feed says that it was updated', async () => {
    for (const { url, publisher, title, date, revised } of having('changed')) {
      if (!revised) throw new Error('No date of revision');
      expect(revised.getTime() - date.getTime()).toBe(2 * 86_400_000);
      const updated = async (): Promise<Date> => {
        const entries = elements(readXml((await feedOf(publisher)).body), 'entry');
        const entry = entries.find((each) => textOf(each, 'title') === title);
        return new Date(entry ? textOf(entry, 'updated') : '');
      };
      clock.set(new Date(revised.getTime() - 60_000));
      expect((await get(url)).body).not.toContain('<p>Correction, ');
      expect(await updated()).toEqual(date);
      clock.set(revised);
      const { body, headers } = await get(url);
      expect(body).toContain('<p>Correction, ');
      expect(new Date(headers['last-modified'] ?? '')).toEqual(revised);
      expect(await updated()).toEqual(revised);
    }
  });
});

describe('a publisher with a trouble', () => {
  it('answers 503 for all it has through 2025-W35, without saying when to come again', async () => {
    const own = newsroom.manifest.find(({ publisher }) => publisher === 'policy-ledger');
    const urls = [own?.url ?? '', 'http://policy-ledger.test/atom.xml', 'http://policy-ledger.test/robots.txt'];
    const statuses: Readonly<Record<string, number>> = {
      '2025-08-24T23:59:00Z': 200,
      '2025-08-25T00:00:00Z': 503,
      '2025-08-31T23:59:00Z': 503,
      '2025-09-01T00:00:00Z': 200,
    };
    for (const [now, expected] of Object.entries(statuses)) {
      for (const url of urls) {
        clock.set(new Date(now));
        const { status, headers } = await get(url);
        expect([status, headers['retry-after']], `${url} at ${now}`).toEqual([expected, undefined]);
      }
    }
  });

  it('lets its feed freeze', async () => {
    clock.set(new Date('2025-07-24T00:00:00Z'));
    const early = await feedOf('old-mill-times');
    clock.set(AFTER_ALL);
    const late = await feedOf('old-mill-times');
    expect(elements(readXml(late.body), 'item')).toHaveLength(3);
    expect([late.headers.etag, late.headers['last-modified']]).toEqual([
      early.headers.etag,
      early.headers['last-modified'],
    ]);
  });

  it('repeats its old items under new ids each week', async () => {
    const ids = async (now: string): Promise<string[]> => {
      clock.set(new Date(now));
      return elements(readXml((await feedOf('prairie-post')).body), 'item').map((item) => textOf(item, 'guid'));
    };
    const [sunday, monday] = [await ids('2025-09-28T20:00:00Z'), await ids('2025-09-29T01:00:00Z')];
    expect(await ids('2025-09-28T22:00:00Z')).toEqual(sunday);
    expect(sunday.every((id) => id.endsWith(':2025-W39'))).toBe(true);
    expect(monday).toEqual(sunday.map((id) => id.replace('W39', 'W40')));
  });

  it('tells no date, in its feed or on its pages', async () => {
    const { body } = await feedOf('binhai-zaobao');
    expect(body).not.toMatch(/pubDate|lastBuildDate|2025/);
    for (const { url, undated, publisher } of newsroom.manifest) {
      expect(undated).toBe(publisher === 'binhai-zaobao');
      if (!undated) continue;
      const page = await get(url);
      expect(url + page.body, url).not.toMatch(/2025[-/年.]/);
      expect(page.headers['last-modified']).toBeUndefined();
    }
  });
});

describe('a publisher with a charset of its own', () => {
  it.each([
    ['hengshan-zhengwu', 'gbk', 'charset=gb2312', 'text/html'],
    ['vesti-severa', 'windows-1251', 'charset=windows-1251', 'text/html; charset=windows-1251'],
  ])('%s writes its pages and its feed in %s', async (id, charset, declared, type) => {
    for (const { url, title } of newsroom.manifest.filter(
      ({ publisher, state }) => publisher === id && state === 'analysed',
    )) {
      const { bytes, headers } = await get(url);
      expect(headers['content-type']).toBe(type);
      const page = iconv.decode(bytes, charset);
      expect(page).toContain(declared);
      expect(page).toContain(`<title>${title.replaceAll('"', '&quot;')}`);
      expect(bytes.includes(Buffer.from(title))).toBe(false);
    }
    const feed = iconv.decode((await feedOf(id)).bytes, charset);
    expect(feed.toLowerCase()).toMatch(new RegExp(`^<\\?xml version="1.0" encoding="${charset}"`));
    const [first] = newsroom.manifest.filter(({ publisher }) => publisher === id);
    expect(elements(readXml(feed), 'title').map(({ text }) => text)).toContain(first?.title);
  });
});
