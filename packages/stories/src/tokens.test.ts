import { describe, expect, it } from 'vitest';
import { tokenize } from './tokens.ts';

describe('tokenize', () => {
  it('cuts words at anything that is no letter, mark or digit', () => {
    expect(tokenize('the eu’s ai act, in 2025: don_t')).toEqual({
      tokens: ['the', 'eu', 's', 'ai', 'act', 'in', '2025', 'don', 't'],
      letters: false,
    });
  });

  it('cuts scripts without spaces into letters, and leaves the words among them whole', () => {
    expect(tokenize('发布gpt5模型')).toEqual({ tokens: ['发', '布', 'gpt5', '模', '型'], letters: true });
    expect(tokenize('ไทย').letters).toBe(true);
    expect(tokenize('an article on 人工 in english').letters).toBe(false);
  });

  it('keeps marks with their letters', () => {
    expect(tokenize('हिन्दी').tokens).toEqual(['हिन्दी']);
  });

  it('finds nothing in nothing', () => {
    expect(tokenize(' … ')).toEqual({ tokens: [], letters: false });
  });
});
