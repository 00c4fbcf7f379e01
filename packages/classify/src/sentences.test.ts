import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

const texts = (text: string) => splitSentences(text).map((sentence) => sentence.text);

describe('splitSentences', () => {
  it('ends sentences at stops, with the quotation marks that close them', () => {
    expect(texts('He said "no." She left! Why? 1.5 is a number.')).toEqual([
      'He said "no."',
      'She left!',
      'Why?',
      '1.5 is a number.',
    ]);
    expect(texts('大会闭幕。“共识很难！”他说：“真的吗？”下午散会。')).toEqual([
      '大会闭幕。',
      '“共识很难！”',
      '他说：“真的吗？”',
      '下午散会。',
    ]);
  });

  it('does not end them at short forms and initials, in any case', () => {
    expect(texts('Dr. Wu met J. Smith of the U.S. Senate. They agreed.')).toHaveLength(2);
    expect(texts('DR. WU MET J. SMITH OF THE U.S. SENATE. THEY AGREED.')).toHaveLength(2);
  });

  it('ends them at line feeds, and drops empty ones', () => {
    expect(texts('A headline\n\n  A paragraph  \n')).toEqual(['A headline', 'A paragraph']);
    expect(texts(' \n\t\n')).toEqual([]);
  });

  it('cuts what has no end, at white space where there is some, and never inside a character', () => {
    expect(Math.max(...texts('word '.repeat(2_000)).map((text) => text.length))).toBeLessThanOrEqual(600);
    expect(texts(`a${'😀'.repeat(900)}`).every((text) => text.isWellFormed())).toBe(true);
  });

  it('gives offsets in code points that cut out the sentence, whatever the text', () => {
    const anyUnits = fc.array(fc.nat(0xffff), { maxLength: 30 }).map((codes) => String.fromCharCode(...codes));
    const piece = fc.oneof(
      anyUnits,
      fc.constantFrom('. ', '。', '?!', '\n', '\ud83d', '\ude00', '😀'.repeat(400), 'word '.repeat(200), '…”'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const points = Array.from(text);
        const sentences = splitSentences(text);
        expect(sentences.map(({ start, end }) => points.slice(start, end).join(''))).toEqual(
          sentences.map((sentence) => sentence.text),
        );
        expect(sentences.every(({ start }, at) => start >= (sentences[at - 1]?.end ?? 0))).toBe(true);
        expect(sentences.map((sentence) => sentence.text.replace(/\s/g, '')).join('')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
