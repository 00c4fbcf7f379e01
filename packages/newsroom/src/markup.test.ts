import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksToHtml, cdata, escapeMarkup, scriptJson } from './markup.ts';
import { readXml } from './test-xml.ts';

const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';
// XML 1.0 has no unpaired surrogates and hardly a control character, escaped or not.
const xmlText = fc.string({ unit: 'grapheme' }).filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text));

describe('escapeMarkup', () => {
  it('leaves no sign that markup could begin or end with', () => {
    expect(escapeMarkup('a < b && "c" > d')).toBe('a &lt; b &amp;&amp; &quot;c&quot; &gt; d');
    expect(escapeMarkup('&lt;')).toBe('&amp;lt;');
    expect(escapeMarkup('浦江“晚报” it’s')).toBe('浦江“晚报” it’s');
  });

  it('comes back unchanged from an attribute and from content', () => {
    fc.assert(
      fc.property(xmlText, (text) => {
        const { attributes, text: content } = readXml(`${HEAD}<a b="${escapeMarkup(text)}">${escapeMarkup(text)}</a>`);
        expect(attributes.get('b')).toBe(text);
        expect(content).toBe(text);
      }),
    );
  });
});

describe('cdata', () => {
  it('holds its own end mark', () => {
    expect(cdata('a ]]> b')).toBe('<![CDATA[a ]]]]><![CDATA[> b]]>');
  });

  it('comes back unchanged', () => {
    const text = fc.array(fc.oneof(xmlText, fc.constantFrom(']', ']]>', '<', '>')), { maxLength: 8 });
    fc.assert(
      fc.property(text, (parts) => {
        expect(readXml(`${HEAD}<a>${cdata(parts.join(''))}</a>`).text).toBe(parts.join(''));
      }),
    );
  });
});

describe('scriptJson', () => {
  it('cannot end the script element, and is still the same JSON', () => {
    const value = { headline: '</script><!-- <script>' };
    expect(scriptJson(value)).not.toContain('<');
    expect(JSON.parse(scriptJson(value))).toEqual(value);
  });
});

describe('blocksToHtml', () => {
  it('writes each kind as its element', () => {
    expect(
      blocksToHtml([
        { kind: 'heading', text: 'R&D' },
        { kind: 'paragraph', text: 'One.' },
        { kind: 'quote', text: '<b>Two</b>' },
      ]),
    ).toBe('<h2>R&amp;D</h2>\n<p>One.</p>\n<blockquote><p>&lt;b&gt;Two&lt;/b&gt;</p></blockquote>');
  });
});
