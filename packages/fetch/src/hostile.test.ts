import * as zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FetchError } from './errors.ts';
import { bench } from './test-support/bench.ts';
import { type Site, startRaw, startSecure, startSite } from './test-support/site.ts';

const URL_ = 'http://news.test/feed';
const FEED = { url: URL_, accept: 'feed' } as const;

/** What goes wrong with a site. */
async function failureOf(site: Site, settings = {}, request: { url: string; accept: 'feed' } = FEED) {
  const host = new URL(request.url).hostname;
  const failure: unknown = await bench({ [host]: site }, settings)
    .fetcher.fetch(request)
    .then(
      (outcome) => outcome,
      (error: unknown) => error,
    );
  if (!(failure instanceof FetchError)) throw new Error(`no FetchError: ${JSON.stringify(failure)}`);
  return failure;
}

describe('a host that misbehaves', () => {
  it('drips', async () => {
    const site = await startSite((_, response) => {
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    });
    const failure = await failureOf(site, { fetchTimeoutMs: 300 });
    expect(failure.message).toBe('news.test: the answer took longer than 300 ms');
  });

  it('never answers', async () => {
    const failure = await failureOf(await startSite(() => {}), { fetchTimeoutMs: 200 });
    expect(failure.message).toBe('news.test: the answer took longer than 200 ms');
  });

  it('sends without end, and is cut off', async () => {
    const site = await startSite((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(50_000)));
      };
      response.on('drain', more);
      more();
    });
    const { fetcher } = bench({ 'news.test': site });
    expect(await fetcher.fetch(FEED)).toEqual({
      kind: 'unusable',
      reason: 'news.test: the body is larger than 200000 bytes',
    });
    const [socket] = site.sockets;
    await new Promise((resolve) => (socket?.destroyed ? resolve(null) : socket?.once('close', resolve)));
    expect(socket?.bytesWritten).toBeLessThan(20_000_000);
  });

  it('announces too much', async () => {
    const site = await startSite((_, response) => response.writeHead(200, { 'Content-Length': 200_001 }).write('x'));
    expect(await bench({ 'news.test': site }).fetcher.fetch(FEED)).toMatchObject({ kind: 'unusable' });
  });

  it('sends a gzip bomb', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(30_000_000));
    const site = await startSite((_, response) => response.setHeader('Content-Encoding', 'gzip').end(bomb));
    expect(bomb.length).toBeLessThan(200_000);
    expect(await bench({ 'news.test': site }).fetcher.fetch(FEED)).toEqual({
      kind: 'unusable',
      reason: 'news.test: the body is larger than 200000 bytes',
    });
  });

  it('sends an encoding that nobody knows', async () => {
    const site = await startSite((_, response) => response.setHeader('Content-Encoding', 'rot13').end('x'));
    expect(await bench({ 'news.test': site }).fetcher.fetch(FEED)).toEqual({
      kind: 'unusable',
      reason: 'news.test: the body has the encoding "rot13", which cannot be decoded',
    });
  });

  it('sends fewer bytes than Content-Length says', async () => {
    const failure = await failureOf(await startRaw('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort'));
    expect(failure.status).toBeNull();
    // Whether the parser or the socket sees the end first is chance.
    expect(failure.message).toMatch(
      /does not have the length that Content-Length says|closed before the answer was whole/,
    );
    expect(failure.cause).toBeInstanceOf(Error);
  });

  it.each([
    ['breaks off a chunked body', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n'],
    ['closes without a word', ''],
    ['speaks no HTTP', '220 mail.test ESMTP\r\n'],
    ['contradicts itself on length', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['hides a header in another', 'HTTP/1.1 200 OK\r\nX: a\rB: c\r\n\r\n'],
    ['switches protocols unasked', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'],
  ])('%s', async (_, bytes) => {
    const failure = await failureOf(await startRaw(bytes), { fetchTimeoutMs: 2_000 });
    expect(failure.message).toMatch(/^news\.test: .+/);
  });

  it('damages a compressed body', async () => {
    const bytes = zlib.gzipSync('x'.repeat(1_000));
    const site = await startSite((_, response) =>
      response.setHeader('Content-Encoding', 'gzip').end(bytes.subarray(0, 20)),
    );
    expect((await failureOf(site)).message).toBe('news.test: the compressed body is cut short');
  });

  it('sends headers without end', async () => {
    const failure = await failureOf(
      await startRaw(`HTTP/1.1 200 OK\r\n${`X-Filler: ${'x'.repeat(900)}\r\n`.repeat(100)}\r\n`),
    );
    expect(failure.message).toBe('news.test: the headers are too large');
  });

  it('names headers after what every object has', async () => {
    const site = await startRaw(
      'HTTP/1.1 200 OK\r\n__proto__: a\r\n__proto__: b\r\nconstructor: c\r\ntoString: d\r\nContent-Length: 2\r\n\r\nok',
    );
    expect(await bench({ 'news.test': site }).fetcher.fetch(FEED)).toMatchObject({ kind: 'fetched', etag: null });
  });

  it('has a certificate that nobody vouches for', async () => {
    const names: string[] = [];
    const failure = await failureOf(await startSecure(names), {}, { url: 'https://secure.test/feed', accept: 'feed' });
    expect(failure.message).toBe('secure.test: the TLS certificate is self-signed');
    expect(names).toEqual(['secure.test']);
  });

  it('is not there', async () => {
    const site = await startSite(() => {});
    const { fetcher } = bench({}, { connectTo: new Map([['news.test', site.address]]) });
    await site.close();
    await expect(fetcher.fetch(FEED)).rejects.toThrow('news.test: the connection was refused');
  });
});

describe('a name', () => {
  const resolvesTo = (...answers: string[][]) => {
    const asked: string[] = [];
    const resolve = async (hostname: string) => {
      asked.push(hostname);
      const answer = answers[Math.min(asked.length, answers.length) - 1] ?? [];
      return answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    };
    return { asked, resolve };
  };
  /** Public by its range, but nobody's since 2006 (RFC 3701): connecting fails. */
  const NOBODY = '3ffe::1';

  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fe80::1'])(
    'that leads to %s is not connected to',
    async (address) => {
      const { resolve } = resolvesTo([address]);
      expect(await bench({}, {}, resolve).fetcher.fetch(FEED)).toEqual({
        kind: 'unusable',
        reason: 'news.test: the address is not on the public internet',
      });
    },
  );

  it('that leads elsewhere the second time it is looked up gains nothing: it is looked up once', async () => {
    const site = await startSite((_, response) => response.end('secret'));
    const port = site.address.split(':')[1];
    const { asked, resolve } = resolvesTo([NOBODY], ['127.0.0.1']);
    const { fetcher } = bench({ 'other.test': site }, { fetchTimeoutMs: 500 }, resolve);
    const request = { url: `http://news.test:${port}/`, accept: 'feed' } as const;
    await expect(fetcher.fetch(request)).rejects.toBeInstanceOf(FetchError);
    expect(asked).toEqual(['news.test']);
    expect(await fetcher.fetch(request)).toMatchObject({ kind: 'unusable' });
    expect(asked).toEqual(['news.test', 'news.test']);
    expect(site.sockets).toHaveLength(0);
  });

  it('with a public and a private address is only asked at the public one', async () => {
    const site = await startSite((_, response) => response.end('secret'));
    const { resolve } = resolvesTo([['127.0.0.1'], [NOBODY]].flat());
    const { fetcher } = bench({ 'other.test': site }, { fetchTimeoutMs: 500 }, resolve);
    const request = { url: `http://news.test:${site.address.split(':')[1]}/`, accept: 'feed' } as const;
    await expect(fetcher.fetch(request)).rejects.toBeInstanceOf(FetchError);
    expect(site.sockets).toHaveLength(0);
  });

  it('without an address, or a resolver that fails, may do better later', async () => {
    await expect(bench({}, {}, resolvesTo([]).resolve).fetcher.fetch(FEED)).rejects.toThrow(
      'news.test: the host name has no address',
    );
    const down = () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));
    await expect(bench({}, {}, down).fetcher.fetch(FEED)).rejects.toThrow(
      'news.test: the host name does not exist (DNS)',
    );
  });
});
