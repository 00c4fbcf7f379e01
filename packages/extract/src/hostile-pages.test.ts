import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractPage } from './extract-page.ts';

const NOWHERE = { url: null, contentType: null };

describe('hostile pages', () => {
  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.option(fc.string()), (bytes, contentType) => {
        extractPage(bytes, { url: null, contentType });
      }),
    );
  });

  it('never throws on shuffled markup', () => {
    const piece = fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '</p>',
      '<table><tr><td>',
      '</table>',
      '<a href=x>',
      '</a>',
      '<h1>',
      '<script>',
      '</script>',
      '<br>',
      '<meta property="og:title" content="x">',
      '<script type="application/ld+json">{"@type":"NewsArticle"}</script>',
      'Some words, and more of them, make a sentence here.',
      '<!--',
      '-->',
      '<template>',
      '&amp;',
      '2025-13-45',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { body, reason } = extractPage(pieces.join(''), {
          url: 'not a url',
          contentType: 'text/html; charset=nonsense',
        });
        expect(body === null).toBe(reason !== null);
      }),
    );
  });

  it('reads pages of a hundred thousand nested elements without overflow', () => {
    for (const name of ['div', 'b', 'span', 'blockquote', 'ul><li', 'table><tr><td', 'a href=x']) {
      const html = `<h1>Depth</h1>${`<${name}>`.repeat(100_000)}Words at the bottom.${'</i>'.repeat(100_000)}`;
      expect(extractPage(html, NOWHERE).title).toBe('Depth');
    }
  });

  it.each([
    '<p>Words, words and words.</p>',
    '<a href="/x">x</a> ',
    '<br>x',
    'word ',
    '<!-- -->',
    '<p class="',
    '&',
    '<h2>a',
  ])(
    'reads five megabytes of %s',
    (piece) => {
      const html = `<h1>Length</h1>${piece.repeat(Math.ceil(5_000_000 / piece.length))}`;
      expect(extractPage(html, NOWHERE).title).toBe('Length');
    },
    60_000,
  );

  it('passes over linked data that nests without end', () => {
    const html = `<h1>Data</h1><script type="application/ld+json">${'[{"a":'.repeat(100_000)}</script><p>Words.</p>`;
    expect(extractPage(html, NOWHERE).title).toBe('Data');
  });
});
