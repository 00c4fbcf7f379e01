import * as zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FetchError } from './errors.ts';
import { createFetcher } from './fetcher.ts';
import { bench, START } from './test-support/bench.ts';
import { MemoryGate, MemoryRobots } from './test-support/memory.ts';
import { startSite } from './test-support/site.ts';

const FEED = { url: 'http://news.test/feed', accept: 'feed' } as const;
const text = (body: Uint8Array) => Buffer.from(body).toString();

describe('fetch', () => {
  it('brings a page with all that was said about it', async () => {
    const site = await startSite((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('ETag', 'W/"7"');
      response.setHeader('Last-Modified', 'Sat, 26 Jul 2025 07:00:00 GMT');
      response.end('<p>你好');
    });
    const { fetcher } = bench({ 'news.test': site });
    const outcome = await fetcher.fetch({ ...FEED, url: 'http://NEWS.test./feed?x=1#top' });
    expect(outcome).toMatchObject({
      kind: 'fetched',
      url: 'http://news.test/feed?x=1',
      chain: ['http://news.test/feed?x=1'],
      permanent: false,
      status: 200,
      contentType: 'text/html; charset=utf-8',
      etag: 'W/"7"',
      lastModified: 'Sat, 26 Jul 2025 07:00:00 GMT',
    });
    expect(outcome.kind === 'fetched' && text(outcome.body)).toBe('<p>你好');
    const [request] = site.requests;
    expect(request?.url).toBe('/feed?x=1');
    expect(request?.headers).toMatchObject({
      host: 'news.test',
      'user-agent': 'Pillarwatch/0.1 (+https://example.org/contact)',
      accept: expect.stringContaining('application/atom+xml'),
      'accept-encoding': expect.stringMatching(/^gzip, deflate, br(, zstd)?$/),
    });
  });

  it('lives without a Content-Type or a validator', async () => {
    const site = await startSite((_, response) => response.end('x'));
    expect(await bench({ 'news.test': site }).fetcher.fetch(FEED)).toMatchObject({
      kind: 'fetched',
      contentType: null,
      etag: null,
      lastModified: null,
    });
  });

  it.each([
    ['gzip', zlib.gzipSync('unasked')],
    ['br', zlib.brotliCompressSync('unasked')],
    ['deflate', zlib.deflateRawSync('unasked')],
  ])('unpacks %s', async (encoding, bytes) => {
    const site = await startSite((_, response) => response.setHeader('Content-Encoding', encoding).end(bytes));
    const outcome = await bench({ 'news.test': site }).fetcher.fetch(FEED);
    expect(outcome.kind === 'fetched' && text(outcome.body)).toBe('unasked');
  });

  it('sends both validators, and hears that nothing has changed', async () => {
    const site = await startSite((request, response) => {
      response.statusCode = request.headers['if-none-match'] === '"7"' ? 304 : 200;
      response.end();
    });
    const { fetcher } = bench({ 'news.test': site });
    const lastModified = 'Sat, 26 Jul 2025 07:00:00 GMT';
    expect(await fetcher.fetch({ ...FEED, etag: '"7"', lastModified })).toEqual({ kind: 'unchanged', status: 304 });
    expect(site.requests[0]?.headers['if-modified-since']).toBe(lastModified);
    expect(await fetcher.fetch({ ...FEED, etag: '"8"' })).toMatchObject({ kind: 'fetched' });
    expect(await fetcher.fetch({ ...FEED, etag: 'bad\r\nX: y', lastModified: null })).toMatchObject({
      kind: 'fetched',
    });
    expect(site.requests[2]?.headers).not.toHaveProperty('x');
  });

  it.each([404, 410])('says that a page is gone for %i', async (status) => {
    const site = await startSite((_, response) => response.writeHead(status).end('no'));
    const outcome = await bench({ 'news.test': site }).fetcher.fetch(FEED);
    expect(outcome).toEqual({ kind: 'gone', status, reason: `news.test answered ${status}` });
  });

  it.each([304, 400, 401, 403, 418, 451, 500, 502, 503, 206, 300])('fails for %i, which may pass', async (status) => {
    const site = await startSite((_, response) => response.writeHead(status).end());
    const failure = await bench({ 'news.test': site })
      .fetcher.fetch(FEED)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FetchError);
    expect(failure).toMatchObject({ status, message: `news.test answered ${status}` });
  });

  it.each([
    [429, '30', 30_000],
    [429, 'Sat, 26 Jul 2025 08:10:00 GMT', 600_000],
    [429, undefined, 60_000],
    [503, '30', 30_000],
    [503, '9999999', 86_400_000],
  ])('waits as told by %i with Retry-After %s, and keeps others off the host', async (status, after, ms) => {
    const site = await startSite((_, response) => {
      if (after !== undefined) response.setHeader('Retry-After', after);
      response.writeHead(status).end();
    });
    const { fetcher, gate } = bench({ 'news.test': site });
    const outcome = await fetcher.fetch(FEED);
    expect(outcome).toMatchObject({ kind: 'wait', reason: `news.test: told to wait (${status})` });
    const waitMs = outcome.kind === 'wait' ? outcome.waitMs : 0;
    // The clock runs on between the answer and the sum.
    expect(waitMs).toBeGreaterThan(ms - 5_000);
    expect(waitMs).toBeLessThanOrEqual(ms);
    expect(gate.paces).toEqual([{ host: 'news.test', paceMs: waitMs }]);
    expect(await fetcher.fetch(FEED)).toMatchObject({ kind: 'wait', reason: 'news.test: not its turn yet' });
    expect(site.requests).toHaveLength(1);
  });

  it('ends when the caller ends it, with the caller’s reason', async () => {
    const stop = new AbortController();
    const reason = new Error('shutting down');
    const site = await startSite(() => stop.abort(reason));
    const { fetcher } = bench({ 'news.test': site });
    await expect(fetcher.fetch(FEED, stop.signal)).rejects.toBe(reason);
    await expect(fetcher.fetch(FEED, stop.signal)).rejects.toBe(reason);
    expect(site.requests).toHaveLength(1);
  });

  it('takes no contact that cannot stand in a header', () => {
    const settings = {
      contact: 'mailto:é@example.org',
      hostPaceMs: 0,
      fetchTimeoutMs: 1_000,
      maxPageBytes: 1_000,
      connectTo: new Map(),
    };
    const clock = { now: () => START };
    expect(() => createFetcher({ settings, gate: new MemoryGate(), robots: new MemoryRobots(), clock })).toThrow(
      'PILLARWATCH_CONTACT',
    );
  });
});
