import path from 'node:path';
import { InputError } from '@pillarwatch/model';
import { describe, expect, it } from 'vitest';
import { loadRelevance, parseRelevance } from './relevance.ts';

const WORDS = `languages:
  en:
    ai: [AI]
    compute: [data centre]
    steering: [law, { term: ban, weight: 2 }]
    against: []
    groups: { public-body: [ministry] }
`;

describe('parseRelevance', () => {
  it('reads the words of each language', () => {
    const { languages, version } = parseRelevance(WORDS, 'relevance.yaml');
    expect(languages).toEqual({
      en: {
        ai: ['AI'],
        compute: ['data centre'],
        steering: [
          { term: 'law', weight: 1 },
          { term: 'ban', weight: 2 },
        ],
        against: [],
        negations: [],
        boilerplate: [],
        groups: { 'public-body': ['ministry'] },
      },
    });
    expect(version).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes its version with the content only', () => {
    const { version } = parseRelevance(WORDS, 'relevance.yaml');
    expect(parseRelevance(`# words\n${WORDS}`, 'other.yaml').version).toBe(version);
    expect(parseRelevance(WORDS.replace('law', 'act'), 'relevance.yaml').version).not.toBe(version);
  });

  it.each([
    ['en:', 'english:', 'relevance.yaml: languages.english: '],
    ['ai: [AI]', 'ai: []', 'relevance.yaml: languages.en.ai: '],
    ['weight: 2', 'weight: much', 'relevance.yaml: languages.en.steering.1.weight: expected a number'],
    ['public-body', 'Public body', 'relevance.yaml: languages.en.groups.Public body: '],
  ])('tells where %s may not become %s', (from, to, message) => {
    expect(() => parseRelevance(WORDS.replace(from, to), 'relevance.yaml')).toThrow(message);
  });
});

describe('loadRelevance', () => {
  it('names the file that cannot be read', async () => {
    const loading = loadRelevance(path.join(import.meta.dirname, 'nowhere'));
    await expect(loading).rejects.toThrow(/nowhere.relevance\.yaml cannot be read/);
    await expect(loading).rejects.toThrow(InputError);
  });
});
