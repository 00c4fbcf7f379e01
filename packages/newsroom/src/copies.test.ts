import { weekOf } from '@pillarwatch/model';
import { describe, expect, it } from 'vitest';
import { loadArticles } from './articles.ts';
import { publishers } from './publishers.ts';
import { alikePairs } from './test-alike.ts';
import type { Article } from './types.ts';

const articles = loadArticles();
const languages = new Map(publishers.map(({ id, source }) => [id, source.language]));
const names = new Set(articles.flatMap(({ facts }) => facts.story ?? []));
const stories = [...names].map((name) => [name, articles.filter(({ facts }) => facts.story === name)] as const);

describe('the copies of one text', () => {
  it('are at least forty, in English and in Chinese', () => {
    expect(stories.reduce((sum, [, copies]) => sum + copies.length - 1, 0)).toBeGreaterThanOrEqual(40);
    const spoken = new Set(stories.map(([, [first]]) => first && languages.get(first.publisher)));
    expect(spoken).toEqual(new Set(['en', 'zh']));
  });

  it.each(stories)('%s: papers of one language, one set of pillars, a headline each', (_, copies) => {
    expect(copies.length).toBeGreaterThanOrEqual(2);
    const different = (of: (article: Article) => unknown): number => new Set(copies.map(of)).size;
    expect(different(({ publisher }) => publisher)).toBe(copies.length);
    expect(different(({ publisher }) => languages.get(publisher))).toBe(1);
    expect(different(({ title }) => title)).toBe(copies.length);
    expect(different(({ standfirst }) => standfirst)).toBe(copies.length);
    expect(different(({ facts }) => facts.pillars.toSorted().join())).toBe(1);
    expect(different(({ facts }) => facts.namesPlan)).toBe(1);
  });

  it('run to twelve in 2025-W38 for the news of the forty members, in two languages', () => {
    const printed = articles.filter(({ facts }) => /^wire-panel-forty(?:-zh)?$/.test(facts.story ?? ''));
    expect(new Set(printed.map(({ publisher }) => publisher)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(printed.map(({ time }) => weekOf(time.instant)))).toEqual(new Set(['2025-W38']));
  });

  it('are mostly the same text under another lead, and no other two articles are alike', () => {
    const bodies = articles.map(({ body }) => body.map(({ text }) => text).join('\n'));
    const alike = alikePairs(bodies, 0.1);
    for (const { pair, share } of alike) {
      const [one, other] = pair.map((place) => articles[place]);
      expect(one?.facts.story, `${one?.slug}, ${other?.slug}`).not.toBeNull();
      expect(one?.facts.story, `${one?.slug}, ${other?.slug}`).toBe(other?.facts.story);
      expect(share).toBeGreaterThan(0.5);
      expect(one?.body[0]?.text).not.toBe(other?.body[0]?.text);
    }
    expect(alike).toHaveLength(stories.reduce((sum, [, { length }]) => sum + (length * (length - 1)) / 2, 0));
  });
});
