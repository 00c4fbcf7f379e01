import { describe, expect, it } from 'vitest';
import { bench, START } from './test-support/bench.ts';
import { startSite } from './test-support/site.ts';

const HOUR = 3_600_000;
const PAGE = { url: 'http://news.test/a', accept: 'page' } as const;
const later = (ms: number) => new Date(START.getTime() + ms);

/** A site whose robots.txt answers so; null breaks the connection off. It may change its mind. */
async function startWithRobots(first: string | number | null) {
  const says = { robots: first };
  const site = await startSite((request, response) => {
    if (request.url !== '/robots.txt') return void response.end('page');
    if (says.robots === null) return void request.destroy();
    if (typeof says.robots === 'number') return void response.writeHead(says.robots).end('x');
    response.end(says.robots);
  });
  return { site, says, paths: () => site.requests.map(({ url }) => url) };
}

describe('robots.txt', () => {
  it('lets a page be fetched, and is asked for once a day', async () => {
    const { site, paths } = await startWithRobots('User-agent: *\nDisallow: /private');
    const { fetcher, robots, clock } = bench({ 'news.test': site });
    expect(await fetcher.fetch(PAGE)).toMatchObject({ kind: 'fetched', chain: ['http://news.test/a'] });
    expect(robots.kept.get('news.test:80')).toMatchObject({ status: 200, text: 'User-agent: *\nDisallow: /private' });
    clock.set(later(23 * HOUR));
    expect(await fetcher.fetch({ ...PAGE, url: 'http://news.test/private/x' })).toEqual({
      kind: 'refused',
      reason: 'news.test: robots.txt does not allow /private/x',
    });
    expect(paths()).toEqual(['/robots.txt', '/a']);
    clock.set(later(25 * HOUR));
    await fetcher.fetch(PAGE);
    expect(paths()).toEqual(['/robots.txt', '/a', '/robots.txt', '/a']);
  });

  it('is not asked about feeds', async () => {
    const { site, paths } = await startWithRobots('User-agent: *\nDisallow: /');
    expect(await bench({ 'news.test': site }).fetcher.fetch({ ...PAGE, accept: 'feed' })).toMatchObject({
      kind: 'fetched',
    });
    expect(paths()).toEqual(['/a']);
  });

  it('is asked of every host that a page leads to', async () => {
    const strict = await startWithRobots('User-agent: Pillarwatch\nDisallow: /');
    const site = await startSite((request, response) => {
      if (request.url === '/robots.txt') return void response.end();
      response.writeHead(302, { location: 'http://strict.test/b' }).end();
    });
    expect(await bench({ 'news.test': site, 'strict.test': strict.site }).fetcher.fetch(PAGE)).toEqual({
      kind: 'refused',
      reason: 'strict.test: robots.txt does not allow /b',
    });
    expect(strict.paths()).toEqual(['/robots.txt']);
  });

  it.each([401, 403, 404, 410])('that answers %i allows everything, and that is kept', async (status) => {
    const { site, paths } = await startWithRobots(status);
    const { fetcher } = bench({ 'news.test': site });
    expect(await fetcher.fetch(PAGE)).toMatchObject({ kind: 'fetched' });
    expect(await fetcher.fetch(PAGE)).toMatchObject({ kind: 'fetched' });
    expect(paths()).toEqual(['/robots.txt', '/a', '/a']);
  });

  it.each([500, 503, null])('that answers %s makes its pages wait an hour', async (status) => {
    const { site, says, paths } = await startWithRobots(status);
    const { fetcher, clock } = bench({ 'news.test': site });
    const wait = { kind: 'wait', reason: 'news.test: robots.txt cannot be had' };
    expect(await fetcher.fetch(PAGE)).toEqual({ ...wait, waitMs: HOUR });
    clock.set(later(HOUR / 2));
    const half = await fetcher.fetch(PAGE);
    expect(half).toMatchObject(wait);
    expect(half.kind === 'wait' && half.waitMs).toBeLessThanOrEqual(HOUR / 2 + 5_000);
    expect(paths()).toEqual(['/robots.txt']);
    says.robots = '';
    clock.set(later(2 * HOUR));
    expect(await fetcher.fetch(PAGE)).toMatchObject({ kind: 'fetched' });
  });

  it('that fails for thirty days is taken not to exist', async () => {
    const { site } = await startWithRobots(500);
    const { fetcher, clock } = bench({ 'news.test': site });
    await fetcher.fetch(PAGE);
    clock.set(later(29 * 24 * HOUR));
    expect(await fetcher.fetch(PAGE)).toMatchObject({ kind: 'wait' });
    clock.set(later(31 * 24 * HOUR));
    expect(await fetcher.fetch(PAGE)).toMatchObject({ kind: 'fetched' });
    expect(await fetcher.fetch(PAGE)).toMatchObject({ kind: 'fetched' });
  });

  it('that fails after it was had is used as it was', async () => {
    const { site, says } = await startWithRobots('User-agent: *\nDisallow: /private');
    const { fetcher, robots, clock } = bench({ 'news.test': site });
    await fetcher.fetch(PAGE);
    says.robots = 502;
    clock.set(later(48 * HOUR));
    expect(await fetcher.fetch(PAGE)).toMatchObject({ kind: 'fetched' });
    expect(await fetcher.fetch({ ...PAGE, url: 'http://news.test/private' })).toMatchObject({ kind: 'refused' });
    expect(robots.kept.get('news.test:80')?.status).toBe(200);
  });

  it('may be redirected, and speaks for the host that was asked', async () => {
    const rules = await startWithRobots('User-agent: *\nDisallow: /a');
    const site = await startSite((_, response) =>
      response.writeHead(301, { location: 'http://rules.test/robots.txt' }).end(),
    );
    const { fetcher, gate } = bench({ 'news.test': site, 'rules.test': rules.site });
    expect(await fetcher.fetch(PAGE)).toMatchObject({ kind: 'refused' });
    expect(gate.paces.map(({ host }) => host)).toEqual(['news.test', 'rules.test']);
  });

  it('that is redirected in a loop or to nowhere counts as missing', async () => {
    for (const location of ['/robots.txt', 'http://127.0.0.1/', 'file:///']) {
      const site = await startSite((request, response) => {
        if (request.url === '/robots.txt') response.writeHead(302, { location });
        response.end();
      });
      const { fetcher, robots } = bench({ 'news.test': site });
      expect(await fetcher.fetch(PAGE)).toMatchObject({ kind: 'fetched' });
      expect(robots.kept.get('news.test:80')).toMatchObject({ status: 302, text: '' });
    }
  });

  it('without end is read to 500 KiB, whole lines', async () => {
    const { site } = await startWithRobots(`User-agent: *\nDisallow: /a\n${'# filler\n'.repeat(80_000)}Disallow: /\n`);
    const { fetcher, robots } = bench({ 'news.test': site });
    expect(await fetcher.fetch(PAGE)).toMatchObject({ kind: 'refused' });
    expect(await fetcher.fetch({ ...PAGE, url: 'http://news.test/b' })).toMatchObject({ kind: 'fetched' });
    const text = robots.kept.get('news.test:80')?.text ?? '';
    expect(text.length).toBeLessThanOrEqual(512_000);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('tells the pace, for feeds too once it is known', async () => {
    const { site } = await startWithRobots('User-agent: *\nCrawl-delay: 20\nDisallow:');
    const { fetcher, gate } = bench({ 'news.test': site }, { hostPaceMs: 1_000 });
    const first = await fetcher.fetch(PAGE);
    expect(first).toMatchObject({ kind: 'wait', reason: 'news.test: not its turn yet' });
    expect(first.kind === 'wait' && first.waitMs).toBeGreaterThan(15_000);
    gate.open();
    expect(await fetcher.fetch(PAGE)).toMatchObject({ kind: 'fetched' });
    gate.open();
    expect(await fetcher.fetch({ ...PAGE, accept: 'feed' })).toMatchObject({ kind: 'fetched' });
    expect(gate.paces).toEqual(Array.from({ length: 3 }, () => ({ host: 'news.test', paceMs: 20_000 })));
  });

  it('is another one on another port', async () => {
    const open = await startWithRobots('');
    const { fetcher, robots } = bench({ 'news.test': open.site });
    await fetcher.fetch(PAGE);
    await fetcher.fetch({ ...PAGE, url: 'http://news.test:8080/a' });
    expect([...robots.kept.keys()]).toEqual(['news.test:80', 'news.test:8080']);
  });
});

describe('the gate', () => {
  it('lets one request at a time through to a host', async () => {
    const site = await startSite((_, response) => {
      setImmediate(() => response.end('x'));
    });
    const { fetcher, gate } = bench({ 'news.test': site, 'other.test': site });
    const urls = Array.from({ length: 8 }, (_, at) => `http://news.test/${at}`);
    const outcomes = await Promise.all(urls.map((url) => fetcher.fetch({ url, accept: 'feed' })));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['fetched', ...Array.from({ length: 7 }, () => 'wait')]);
    expect(site.busiest()).toBe(1);
    expect(site.requests).toHaveLength(1);
    expect(gate.held).toEqual([]);
  });

  it('is waited for on the way from one request to the next', async () => {
    const site = await startSite((request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b' });
      response.end();
    });
    const { fetcher, gate } = bench({ 'news.test': site }, { hostPaceMs: 40 });
    expect(await fetcher.fetch(PAGE)).toMatchObject({ kind: 'fetched', url: 'http://news.test/b' });
    expect(gate.paces).toEqual(Array.from({ length: 3 }, () => ({ host: 'news.test', paceMs: 40 })));
  });

  it('can be left off waiting for', async () => {
    const stop = new AbortController();
    const reason = new Error('shutting down');
    const site = await startSite((_, response) => {
      response.writeHead(302, { location: '/b' }).end();
      response.on('close', () => stop.abort(reason));
    });
    const { fetcher } = bench({ 'news.test': site }, { hostPaceMs: 14_000 });
    await expect(fetcher.fetch({ ...PAGE, accept: 'feed' }, stop.signal)).rejects.toBe(reason);
  });

  it('has the host back after a failure', async () => {
    const site = await startSite((request) => request.destroy());
    const { fetcher, gate } = bench({ 'news.test': site }, { hostPaceMs: 5 });
    await expect(fetcher.fetch({ ...PAGE, accept: 'feed' })).rejects.toThrow('news.test');
    expect(gate.paces).toEqual([{ host: 'news.test', paceMs: 5 }]);
  });
});
