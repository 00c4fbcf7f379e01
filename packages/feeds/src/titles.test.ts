import { describe, expect, it } from 'vitest';
import { plainTitle } from './titles.ts';

describe('plainTitle', () => {
  it('takes tags out of HTML and decodes entities', () => {
    expect(plainTitle('A &amp; B: <em>three</em>&nbsp;rules&#8217; worth', 'html')).toBe('A & B: three rules’ worth');
    expect(plainTitle('one<br/>two<p>three</p>', 'html')).toBe('one two three');
    expect(plainTitle('<b>W</b>ord, <i>word</i>, x<sup>2</sup>', 'html')).toBe('Word, word, x 2');
  });

  it('leaves the tags of a literal title', () => {
    expect(plainTitle('The <b> element', 'text')).toBe('The <b> element');
  });

  it('takes out only what is HTML where nothing says so', () => {
    expect(plainTitle('<b>List<T></b> and 1 < 2 > 0', 'unknown')).toBe('List<T> and 1 < 2 > 0');
  });

  it('decodes what was escaped once too often', () => {
    expect(plainTitle('AT&amp;amp;T &amp;#8211; Q&amp;A', 'unknown')).toBe('AT&T – Q&A');
    expect(plainTitle('Don&#8217;t', 'text')).toBe('Don’t');
  });

  it('collapses white space and control characters', () => {
    expect(plainTitle('\u0000 a\n\t b\u200b\u0085 c \ufeff', 'text')).toBe('a b c');
  });

  it('cuts what is no headline any more, between characters', () => {
    const cut = plainTitle(`a${'😀'.repeat(5000)}`, 'text');
    expect(cut.length).toBeLessThanOrEqual(2000);
    expect(cut).toMatch(/^a(?:😀)+$/u);
  });
});
