import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absoluteLink, innerBase } from './links.ts';

describe('absoluteLink', () => {
  it('leaves an absolute link as it is, and takes out line breaks', () => {
    expect(absoluteLink(' https://a.example/1?b=c#d ', [])).toBe('https://a.example/1?b=c#d');
    expect(absoluteLink('https://a.example/\n  one', [])).toBe('https://a.example/%20%20one');
  });

  it('stands a relative link on the first base that is one', () => {
    expect(absoluteLink('../two', [null, 'urn:x', 'https://a.example/b/c/d', 'https://other.example/'])).toBe(
      'https://a.example/b/two',
    );
    expect(absoluteLink('/two', ['https://a.example/b/c'])).toBe('https://a.example/two');
    expect(absoluteLink('//b.example/x', ['http://a.example/'])).toBe('http://b.example/x');
    expect(absoluteLink('//b.example/x', [])).toBe('https://b.example/x');
  });

  it.each([
    'mailto:a@b.example',
    'javascript:alert(1)',
    'urn:uuid:1',
    'data:text/html,x',
    'ftp://a.example/x',
    'http://',
    '',
  ])('makes nothing of %j', (link) => {
    expect(absoluteLink(link, ['https://a.example/'])).toBeNull();
  });

  it('makes nothing of a relative link without base, or of a megabyte', () => {
    expect(absoluteLink('/one', [null])).toBeNull();
    expect(absoluteLink(`https://a.example/${'x'.repeat(1_000_000)}`, [])).toBeNull();
    expect(absoluteLink(null, ['https://a.example/'])).toBeNull();
  });

  it('gives absolute http(s) URLs or nothing', () => {
    const piece = fc.constantFrom(
      ...[
        'http',
        'https',
        'javascript',
        ':',
        '//',
        '/',
        '..',
        'a.example',
        'é',
        '?',
        '#',
        '@',
        '%',
        ' ',
        '\n',
        '[',
        ':80',
      ],
    );
    const link = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(link, fc.constantFrom(null, 'https://a.example/b/c', 'urn:x'), (text, base) => {
        const url = absoluteLink(text, [base]);
        if (url === null) return;
        expect(url).toMatch(/^https?:\/\/[^/]/);
        expect(absoluteLink(url, [])).toBe(url);
      }),
    );
  });
});

describe('innerBase', () => {
  it('stands one xml:base on another', () => {
    expect(innerBase('b/', 'https://a.example/x/')).toBe('https://a.example/x/b/');
    expect(innerBase(null, 'https://a.example/')).toBe('https://a.example/');
    expect(innerBase('https://b.example/', null)).toBe('https://b.example/');
    expect(innerBase('b/', null)).toBeNull();
  });
});
