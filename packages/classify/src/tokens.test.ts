import { describe, expect, it } from 'vitest';
import { tokenize } from './tokens.ts';

describe('tokenize', () => {
  it.each([
    ['Regulations REGULATED', 'regulation regulates'],
    ['data-centre licence', 'Data center license'],
    ['organisation of labour', 'organization of labor'],
    ['U.N. A.I.', 'UN AI'],
    ["China's café", 'China cafe\u0301'],
    ['ＡＩ　ｍｏｄｅｌ', 'ai model'],
    ['人工智慧標準', '人工智慧标准'],
    ['人工 智能', '人工智能'],
  ])('holds %j and %j for the same', (one, other) => {
    expect(tokenize(one)).toEqual(tokenize(other));
  });

  it('tells AI+ from AI, and cuts Chinese into characters', () => {
    expect(tokenize('AI+')).toEqual(['ai', 'plu']);
    expect(tokenize('用AI大模型')).toEqual(['用', 'ai', '大', '模', '型']);
  });

  it('is done soon with one word of a million letters', () => {
    expect(tokenize('b'.repeat(1_000_000))).toHaveLength(1);
  });
});
