import { describe, expect, it } from 'vitest';
import { textLanguage } from './language.ts';

const words = (title: string, language: string | null = null) => ({ title, standfirst: null, body: '', language });
const SUPPORTED = ['en', 'zh'];

describe('textLanguage', () => {
  it('takes the primary subtag of what the text says', () => {
    expect(textLanguage(words('', 'zh-Hans'), SUPPORTED)).toBe('zh');
    expect(textLanguage(words('', 'EN_gb'), SUPPORTED)).toBe('en');
    expect(textLanguage(words('', 'fr'), SUPPORTED)).toBe('fr');
  });

  it('guesses by script where the text says nothing', () => {
    expect(textLanguage(words('世界人工智能大会 WAIC'), SUPPORTED)).toBe('zh');
    expect(textLanguage(words('The Artificial Intelligence Basic Act (人工智能基本法)'), SUPPORTED)).toBe('en');
  });

  it('guesses no language that is not supported', () => {
    expect(textLanguage(words('人工知能についての会議が開かれた'), SUPPORTED)).toBeNull();
    expect(textLanguage(words('Закон об ИИ'), SUPPORTED)).toBeNull();
    expect(textLanguage(words('The AI law'), ['zh'])).toBeNull();
  });
});
