import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodePage } from './decode.ts';

const CHINESE = '<p>人工智能的治理是各国在这个时代的共同任务，我们不能等到问题出现以后再来讨论。</p>';
const RUSSIAN =
  '<p>Правительства девяти стран договорились вместе проверять большие языковые модели и публиковать результаты.</p>';

describe('decodePage', () => {
  it('lets a byte order mark win over the header', () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<p>漢字</p>', 'utf16le')]);
    expect(decodePage(bytes, 'text/html; charset=gbk')).toBe('<p>漢字</p>');
  });

  it('reads the charset of the header, then of a meta element', () => {
    expect(decodePage(iconv.encode(CHINESE, 'gbk'), 'text/html; charset=GBK')).toBe(CHINESE);
    const html = `<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">${RUSSIAN}`;
    expect(decodePage(iconv.encode(html, 'windows-1251'), null)).toBe(html);
  });

  it('reads what is labelled gb2312 as gb18030', () => {
    const html = `<meta charset="gb2312">${CHINESE}镕喆`;
    expect(decodePage(iconv.encode(html, 'gb18030'), null)).toBe(html);
  });

  it('reads well-formed UTF-8 as such in spite of a wrong label', () => {
    expect(decodePage(Buffer.from(CHINESE), 'text/html; charset=iso-8859-1')).toBe(CHINESE);
  });

  it('detects the encoding where none is declared, or the declared one cannot be', () => {
    expect(decodePage(iconv.encode(CHINESE, 'gbk'), null)).toBe(CHINESE);
    expect(decodePage(iconv.encode(CHINESE, 'gbk'), 'text/html; charset=utf-8')).toBe(CHINESE);
    expect(decodePage(iconv.encode(RUSSIAN, 'windows-1251'), null)).toBe(RUSSIAN);
  });

  it('keeps UTF-8 that is cut off within a letter', () => {
    expect(decodePage(Buffer.from(CHINESE).subarray(0, 40), null).slice(0, 12)).toBe(CHINESE.slice(0, 12));
  });

  it('gives back every text that was encoded as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodePage(Buffer.from(text), null)).toBe(text.replace(/^\ufeff/, ''));
      }),
    );
  });
});
