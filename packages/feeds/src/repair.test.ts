import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairMarkup } from './repair.ts';

const markup = (text: string) => repairMarkup(text).markup;

describe('repairMarkup', () => {
  it('leaves sound markup alone', () => {
    const sound = '<rss version="2.0"><channel><title>a &amp; b</title><item/><x:y z=\'1\'/></channel></rss>';
    expect(markup(sound)).toBe(sound);
  });

  it('drops what stands before and after the root, and comments', () => {
    expect(
      markup('Warning: x<br>\n<?xml version="1.0"?><!-- a --><feed>b<!-- <c> --></feed> \n<script>1&&2</script>'),
    ).toBe('<feed>b</feed>');
  });

  it('drops the document type with the entities that it declares', () => {
    expect(markup('<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>')).toBe('<rss>&b;</rss>');
  });

  it('writes entities of HTML as letters, and keeps those of XML', () => {
    expect(markup('<rss a="&eacute;">caf&eacute;&nbsp;&lt;&amp;&gt; & &nonsense; &#233;</rss>')).toBe(
      '<rss a="é">café\u00a0&lt;&amp;&gt; & &nonsense; &#233;</rss>',
    );
  });

  it('does not touch what stands in CDATA, and ends a section that never ends', () => {
    expect(markup('<rss><![CDATA[a <b> &eacute; </rss>]]></rss>')).toBe('<rss><![CDATA[a <b> &eacute; </rss>]]></rss>');
    expect(markup('<rss><a><![CDATA[cut off')).toBe('<rss><a><![CDATA[cut off]]></a></rss>');
  });

  it('escapes a < that starts no tag', () => {
    expect(markup('<rss>1 < 2 <3 <joe@a.example> <b</rss>')).toBe('<rss>1 &lt; 2 &lt;3 &lt;joe@a.example> &lt;b</rss>');
  });

  it('takes out control characters', () => {
    expect(markup('<rss>a\u0000\u0008b\tc\uffff</rss>')).toBe('<rss>ab\tc</rss>');
  });

  it('closes what was left open and drops end tags that close nothing', () => {
    expect(markup('<rss><channel><item><b>x</i></item>')).toBe('<rss><channel><item><b>x</b></item></channel></rss>');
    expect(markup('<RSS><Title>x</TITLE></rss>')).toBe('<RSS><Title>x</Title></RSS>');
  });

  it('ends an entry where the next begins', () => {
    expect(markup('<rss><item>a<item>b</rss>')).toBe('<rss><item>a</item><item>b</item></rss>');
  });

  it('closes a quote in its own tag', () => {
    expect(markup('<rss><a b="c>d</a><e f=g>h</e></rss>')).toBe('<rss><a b="c">d</a><e f=g>h</e></rss>');
  });

  it('flattens what is nested too deep, and finds its way back', () => {
    const deep = markup(`<rss><item>${'<a>'.repeat(20_000)}x${'</a>'.repeat(20_000)}</item><item>y</item></rss>`) ?? '';
    expect(deep.match(/<a>/g)).toHaveLength(98);
    expect(deep).toMatch(/x(?:<\/a>){98}<\/item><item>y<\/item><\/rss>$/);
  });

  it('finds no feed in a page, even one that shows a feed', () => {
    expect(repairMarkup('<!doctype html><HTML><rss>')).toEqual({ markup: null, firstElement: 'html' });
    expect(repairMarkup('nothing')).toEqual({ markup: null, firstElement: null });
  });

  it('finds nothing to repair in what it repaired', () => {
    const piece = fc.constantFrom(
      '<item>',
      '</item>',
      '<a',
      ' b="c"',
      " d='",
      '"',
      '>',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?x',
      '&',
      '&eacute;',
      'text',
      '<!X [',
      ']',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = markup(`<rss>${pieces.join('')}`) ?? '';
        expect(markup(once)).toBe(once);
      }),
    );
  });
});
