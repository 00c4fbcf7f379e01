import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnusableError } from './errors.ts';
import { targetUrl } from './target.ts';

const NOWHERE = new Map<string, string>();

describe('targetUrl', () => {
  it('drops the fragment and the final dot', () => {
    expect(targetUrl('https://Example.ORG./a?b#c', NOWHERE).href).toBe('https://example.org/a?b');
  });

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://2130706433/',
    'http://127.0.0.1./',
    'http://１２７.０.０.１/',
    'http://0/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.1.2.3:8080/',
  ])('refuses %s', (url) => {
    expect(() => targetUrl(url, NOWHERE)).toThrow('not on the public internet');
  });

  it.each(['file:///etc/passwd', 'ftp://example.org/', 'data:text/html,x', 'javascript:1', 'gopher://example.org'])(
    'refuses the scheme of %s',
    (url) => {
      expect(() => targetUrl(url, NOWHERE)).toThrow('only http and https');
    },
  );

  it('refuses credentials and does not repeat them', () => {
    const refused = () => targetUrl('https://user:secret@example.org/', NOWHERE);
    expect(refused).toThrow('example.org: a URL with a user name or password');
    expect(refused).not.toThrow('secret');
  });

  it('refuses what is no URL, or too long', () => {
    expect(() => targetUrl('/news', NOWHERE)).toThrow('not a URL');
    expect(() => targetUrl(`https://example.org/${'a'.repeat(5_000)}`, NOWHERE)).toThrow('longer than 4096');
    expect(() => targetUrl(`https://example.org/${'ä'.repeat(1_000)}`, NOWHERE)).toThrow('longer than 4096');
  });

  it('lets the operator name an address', () => {
    expect(targetUrl('http://127.0.0.1:81/', new Map([['127.0.0.1', '127.0.0.1:8081']])).host).toBe('127.0.0.1:81');
  });

  it('says where a redirect came from', () => {
    expect(() => targetUrl('//10.0.0.1/x', NOWHERE, new URL('https://example.org/'), 302)).toThrow(
      'redirected from example.org',
    );
  });

  it('gives a URL to ask for or an UnusableError, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.ipV4Extended().map((ip) => `http://${ip}/`),
        ),
        (text) => {
          try {
            const url = targetUrl(text, NOWHERE);
            expect(url.protocol).toMatch(/^https?:$/);
            expect(url.username + url.password + url.hash).toBe('');
          } catch (error) {
            expect(error).toBeInstanceOf(UnusableError);
          }
        },
      ),
    );
  });
});
