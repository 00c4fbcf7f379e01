import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';

describe('htmlToText', () => {
  it('joins paragraphs and line breaks by one line feed and decodes entities', () => {
    expect(htmlToText('<p>Fish &amp; chips</p>\n<p>Peas<br/>Tea</p><script>x()</script>')).toBe(
      'Fish & chips\nPeas\nTea',
    );
  });

  it('keeps the lines of plain text', () => {
    expect(htmlToText('One\n\n  Two   words \r\nThree')).toBe('One\nTwo words\nThree');
    expect(htmlToText('R&amp;D: 3 < 4')).toBe('R&D: 3 < 4');
  });

  it('keeps links and inline elements in their line', () => {
    expect(htmlToText('A <a href="/b">link</a> and <em>more</em>.')).toBe('A link and more.');
  });

  it('never leaves blank lines', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(htmlToText(text)).not.toMatch(/^\n|\n\n|\n$/);
      }),
    );
  });
});
