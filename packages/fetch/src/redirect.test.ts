import { describe, expect, it } from 'vitest';
import { bench } from './test-support/bench.ts';
import { startSite } from './test-support/site.ts';

const FEED = { url: 'http://news.test/0', accept: 'feed' } as const;

/** A site where each path answers with a status and where to go on; other paths answer 200. */
const startDetours = (to: Readonly<Record<string, readonly [number, string?]>>) =>
  startSite((request, response) => {
    const [status, location] = to[request.url ?? ''] ?? [200];
    if (location !== undefined) response.setHeader('Location', location);
    response.writeHead(status).end(`at ${request.headers.host}${request.url}`);
  });

describe('redirects', () => {
  it('are followed, each relative to the one before', async () => {
    const site = await startDetours({
      '/0': [301, 'a/1#x'],
      '/a/1': [308, '2?q'],
      '/a/2?q': [301, 'http://other.test/'],
    });
    const { fetcher } = bench({ 'news.test': site, 'other.test': site });
    const outcome = await fetcher.fetch(FEED);
    expect(outcome).toMatchObject({
      kind: 'fetched',
      url: 'http://other.test/',
      chain: ['http://news.test/0', 'http://news.test/a/1', 'http://news.test/a/2?q', 'http://other.test/'],
      permanent: true,
    });
    expect(outcome.kind === 'fetched' && Buffer.from(outcome.body).toString()).toBe('at other.test/');
  });

  it.each([302, 303, 307])('are not permanent when one of them is %i', async (status) => {
    const site = await startDetours({ '/0': [301, '/1'], '/1': [status, '/2'] });
    expect(await bench({ 'news.test': site }).fetcher.fetch(FEED)).toMatchObject({
      permanent: false,
      url: 'http://news.test/2',
    });
  });

  it('may hold characters that a URL should not', async () => {
    const site = await startDetours({ '/0': [301, Buffer.from('/über uns').toString('latin1')] });
    expect(await bench({ 'news.test': site }).fetcher.fetch(FEED)).toMatchObject({
      url: 'http://news.test/%C3%BCber%20uns',
    });
  });

  it('end after five', async () => {
    const hops = Array.from({ length: 9 }, (_, at) => [`/${at}`, [302, `/${at + 1}`]] as const);
    const five = await startDetours(Object.fromEntries(hops.slice(0, 5)));
    expect(await bench({ 'news.test': five }).fetcher.fetch(FEED)).toMatchObject({
      kind: 'fetched',
      url: 'http://news.test/5',
    });
    const six = await startDetours(Object.fromEntries(hops));
    expect(await bench({ 'news.test': six }).fetcher.fetch(FEED)).toMatchObject({
      kind: 'unusable',
      reason: expect.stringContaining('more than 5 redirects: http://news.test/0 → '),
    });
    expect(six.requests).toHaveLength(6);
  });

  it('in a loop are named', async () => {
    const site = await startDetours({ '/0': [302, '/1'], '/1': [302, '/0#again'] });
    expect(await bench({ 'news.test': site }).fetcher.fetch(FEED)).toEqual({
      kind: 'unusable',
      reason: 'redirect loop: http://news.test/0 → http://news.test/1 → http://news.test/0',
    });
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data/', 'not on the public internet'],
    ['http://127.0.0.1/', 'not on the public internet'],
    ['http://[::ffff:7f00:1]/', 'not on the public internet'],
    ['http://2130706433/', 'not on the public internet'],
    ['file:///etc/passwd', 'only http and https'],
    ['http://user:pass@other.test/', 'user name or password'],
    ['http://[', 'not a URL'],
  ])('to %s are not followed', async (location, why) => {
    const site = await startDetours({ '/0': [302, location] });
    const { fetcher } = bench({ 'news.test': site });
    expect(await fetcher.fetch(FEED)).toMatchObject({ kind: 'unusable', reason: expect.stringContaining(why) });
    expect(site.sockets).toHaveLength(1);
  });

  it('to a name that leads inside are not followed', async () => {
    const site = await startDetours({ '/0': [302, 'http://inside.test/'] });
    const inside = async () => [{ address: '127.0.0.1', family: 4 }];
    expect(await bench({ 'news.test': site }, {}, inside).fetcher.fetch(FEED)).toEqual({
      kind: 'unusable',
      reason: 'inside.test: the address is not on the public internet',
    });
  });

  it('must say where to', async () => {
    const site = await startDetours({ '/0': [302] });
    await expect(bench({ 'news.test': site }).fetcher.fetch(FEED)).rejects.toThrow(
      'news.test: a redirect (302) that does not say where to',
    );
  });
});
