import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRobots } from './robots.ts';

const AT = new URL('https://news.test/robots.txt');
const read = (...lines: string[]) => readRobots(lines.join('\n'), AT);
const allows = (robots: ReturnType<typeof readRobots>, path: string) => robots.forbids(new URL(path, AT)) === null;

describe('readRobots', () => {
  it('takes the group that names Pillarwatch before the one for everyone', () => {
    const robots = read('User-agent: *', 'Disallow: /', '', 'User-Agent: pillarwatch/2.0', 'Disallow: /private');
    expect(allows(robots, '/a')).toBe(true);
    expect(robots.forbids(new URL('/private/b', AT))).toBe('robots.txt does not allow /private/b');
  });

  it('takes the group for everyone otherwise', () => {
    const robots = read('User-agent: OtherBot', 'Disallow: /', '', 'User-agent: *', 'Disallow: /search');
    expect(allows(robots, '/a')).toBe(true);
    expect(allows(robots, '/search?q=1')).toBe(false);
  });

  it('shares one group among the crawlers it names, with other lines between', () => {
    const robots = read(
      'User-agent: OtherBot',
      'Sitemap: https://news.test/map',
      'User-agent: Pillarwatch',
      'Disallow: /a',
    );
    expect(allows(robots, '/a')).toBe(false);
    expect(allows(robots, '/b')).toBe(true);
  });

  it('joins groups of the same name, and the longest rule decides', () => {
    const robots = read('User-agent: *', 'Disallow: /a', 'User-agent: *', 'Allow: /a/open', 'Disallow: /*.pdf$');
    expect(allows(robots, '/a/closed')).toBe(false);
    expect(allows(robots, '/a/open/x')).toBe(true);
    expect(allows(robots, '/b.pdf')).toBe(false);
    expect(allows(robots, '/b.pdf?x')).toBe(true);
  });

  it('is not fooled by a name that only begins like ours', () => {
    expect(allows(read('User-agent: PillarwatchPlus', 'Disallow: /'), '/a')).toBe(true);
  });

  it.each([
    ['10', 10_000],
    ['0.5', 500],
    ['86400', 60_000],
    ['Infinity', 60_000],
    ['-3', 0],
    ['soon', 0],
    ['', 0],
  ])('reads Crawl-delay: %s', (value, ms) => {
    expect(read('User-agent: *', `Crawl-delay: ${value}`, 'Disallow:').crawlDelayMs).toBe(ms);
  });

  it('allows everything where nothing is said', () => {
    for (const text of [
      '',
      '\uFEFF',
      '<!doctype html><title>Not found</title>',
      'Disallow: /',
      'User-agent: *\nDisallow:',
    ]) {
      expect(allows(readRobots(text, AT), '/a')).toBe(true);
    }
  });

  it('refuses rather than match wildcards for seconds', () => {
    const robots = read('User-agent: *', ...Array.from({ length: 300 }, () => `Disallow: *${'a'.repeat(1_500)}b`));
    expect(robots.forbids(new URL(`/${'a'.repeat(3_000)}`, AT))).toContain('too many wildcards');
    expect(allows(robots, '/a')).toBe(true);
  });

  it('does not multiply rules by the crawlers they are for', () => {
    const robots = read(
      ...Array.from({ length: 15_000 }, (_, at) => `User-agent: bot${at}`),
      'User-agent: *',
      ...Array.from({ length: 15_000 }, (_, at) => `Disallow: /${at}`),
    );
    expect(allows(robots, '/14999')).toBe(false);
    expect(allows(robots, '/x')).toBe(true);
  });

  it('reads anything', () => {
    const line = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom('user-agent', 'Allow', 'disallow', 'crawl-delay', '__proto__'), fc.string())
        .map((pair) => pair.join(':')),
    );
    const path = fc
      .array(fc.constantFrom('a', '/', '*', '$', '%41', '%ff', '?', 'é'))
      .map((parts) => `/a${parts.join('')}`);
    fc.assert(
      fc.property(fc.array(line), path, (lines, path) => {
        const robots = read(...lines);
        expect(typeof allows(robots, path)).toBe('boolean');
        expect(robots.crawlDelayMs).toBeGreaterThanOrEqual(0);
        expect(robots.crawlDelayMs).toBeLessThanOrEqual(60_000);
      }),
    );
  });
});
