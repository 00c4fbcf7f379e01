import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, wrapped } from './lines.ts';
import { plainText } from './plain-text.ts';
import { hostileText } from './sample-report.ts';

describe('wrapped', () => {
  it('breaks at spaces', () => {
    expect(wrapped('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  it('breaks between wide characters, which take two columns', () => {
    expect(wrapped('人工智能治理', 8)).toEqual(['人工智能', '治理']);
  });

  it('keeps closing and opening punctuation with its words', () => {
    expect(wrapped('人工智能，治理', 8)).toEqual(['人工智', '能，治理']);
    expect(wrapped('人工智《能》', 8)).toEqual(['人工智', '《能》']);
  });

  it('cuts what is longer than a line', () => {
    expect(wrapped('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
  });

  it('ends with an ellipsis where there are too many lines', () => {
    expect(wrapped('one two three four', 9, 2)).toEqual(['one two', 'three…']);
    expect(wrapped('人工智能治理', 8, 1)).toEqual(['人工智…']);
    expect(wrapped('one two', 9, 1)).toEqual(['one two']);
  });

  it('gives one empty line for nothing', () => {
    expect(wrapped('', 10)).toEqual(['']);
  });

  it('loses no character and never makes a line too long', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 4, max: 90 }), (text, width) => {
        const plain = plainText(text);
        const lines = wrapped(plain, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(plain.replaceAll(' ', ''));
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('finishes with long texts', () => {
    for (const unit of ['a', '(', '《', '，', '人', ' a']) wrapped(unit.repeat(40_000), 80);
    expect(wrapped('a'.repeat(100_000), 80, 3)).toHaveLength(3);
  });
});
