import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, hostOf } from './canonical-url.ts';

describe('canonicalUrl', () => {
  it.each([
    ['https://a.test/x?utm_source=rss&utm_medium=feed', 'https://a.test/x'],
    ['https://a.test/x?id=7&fbclid=abc&page=2', 'https://a.test/x?id=7&page=2'],
    ['https://a.test/x?UTM_Source=rss', 'https://a.test/x'],
    ['HTTPS://A.Test:443/x#part', 'https://a.test/x'],
    ['http://a.test:8080/x/', 'http://a.test:8080/x'],
    ['http://a.test./x', 'http://a.test/x'],
    ['http://a.test', 'http://a.test/'],
    ['http://a.test/?', 'http://a.test/'],
    ['http://a.test/%E4%BA%BA?b=1&a=2', 'http://a.test/%E4%BA%BA?b=1&a=2'],
  ])('makes of %s %s', (address, canonical) => {
    expect(canonicalUrl(address)).toBe(canonical);
  });

  it('leaves parameters that say which page it is to the letter', () => {
    expect(canonicalUrl('http://a.test/x?q=a%20b+c&empty=&flag')).toBe('http://a.test/x?q=a%20b+c&empty=&flag');
  });

  it.each([
    '',
    '/x',
    'ftp://a.test/x',
    'javascript:alert(1)',
    'http://user:word@a.test/',
    'http://',
    `http://a.test/${'x'.repeat(2_000)}`,
  ])('refuses %.40s', (address) => {
    expect(canonicalUrl(address)).toBeNull();
  });

  it('is idempotent, and its host is lower case without a port', () => {
    const urls = fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ['http', 'https'] });
    fc.assert(
      fc.property(urls, fc.constantFrom('', '/', '//', '?utm_source=x', '?a=1&gclid=2', '#x'), (url, tail) => {
        const canonical = canonicalUrl(url + tail);
        if (canonical === null) return;
        expect(canonicalUrl(canonical)).toBe(canonical);
        expect(hostOf(canonical)).toMatch(/^[a-z0-9.-]+$/);
      }),
    );
  });
});
