import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { encodeMarkup } from './charset.ts';

describe('encodeMarkup', () => {
  it('writes what the charset has as its bytes', () => {
    expect(encodeMarkup('衡山', 'gbk').toString('hex')).toBe('bae2c9bd');
    expect(encodeMarkup('Вести', 'windows-1251').toString('hex')).toBe('c2e5f1f2e8');
    expect(encodeMarkup('é衡', 'utf-8').toString()).toBe('é衡');
  });

  it('spells what the charset lacks as a reference', () => {
    expect(iconv.decode(encodeMarkup('<p>Ж 衡 😀</p>', 'windows-1251'), 'windows-1251')).toBe(
      '<p>Ж &#34913; &#128512;</p>',
    );
    expect(iconv.decode(encodeMarkup('衡 ñ', 'gbk'), 'gbk')).toBe('衡 &#241;');
  });
});
