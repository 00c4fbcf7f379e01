import { describe, expect, it } from 'vitest';
import { Phrases } from './phrases.ts';
import { tokenize } from './tokens.ts';

describe('Phrases', () => {
  it('finds every occurrence, the longer first where two begin together', () => {
    const phrases = new Phrases();
    const [safety, summit, aiSafety] = ['safety', 'safety summit', 'AI safety'].map((text) => phrases.add(text));
    expect(phrases.find(tokenize('An AI safety summit'))).toEqual([
      { phrase: aiSafety, start: 1, end: 3 },
      { phrase: summit, start: 2, end: 4 },
      { phrase: safety, start: 2, end: 3 },
    ]);
  });

  it('gives one number to phrases that cannot be told apart', () => {
    const phrases = new Phrases();
    expect(phrases.add('data centres')).toBe(phrases.add('Data-Center'));
    expect(phrases.size).toBe(1);
  });
});
