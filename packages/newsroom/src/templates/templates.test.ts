import { describe, expect, it } from 'vitest';
import { loadArticles } from '../articles.ts';
import { escapeMarkup } from '../markup.ts';
import { publishers } from '../publishers.ts';
import type { Article } from '../types.ts';

const articles = loadArticles();

describe.each(publishers)('a page of $id', ({ id, page }) => {
  const own = articles.filter(({ publisher }) => publisher === id);

  it('carries headline, standfirst, byline and every block, in that order', () => {
    for (const article of own) {
      const html = page(article, []);
      let from = html.indexOf('<body');
      for (const text of [article.title, ...article.body.map((block) => block.text)]) {
        from = html.indexOf(escapeMarkup(text), from);
        expect(from, `${article.slug}: ${text}`).toBeGreaterThan(0);
      }
      expect(html).toContain(escapeMarkup(article.standfirst));
      expect(html).toContain(escapeMarkup(article.byline));
    }
  });

  it('points to the earlier articles it is given', () => {
    const [first, second, third] = own;
    if (!first || !second || !third) throw new Error('Too few articles');
    const html = page(third, [first, second]);
    expect(html).toContain(`href="${first.path}"`);
    expect(html).toContain(`href="${second.path}"`);
  });

  it('tells nothing of the answer sheet', () => {
    for (const article of own) {
      const html = page(article, []);
      for (const fact of [...article.facts.pillars, article.facts.story ?? 'names-plan'])
        expect(html).not.toContain(fact);
    }
  });

  it('lets no markup through', () => {
    const [article] = own;
    if (!article) throw new Error('No article');
    const mark = '<i>"&</i></script>';
    const hostile: Article = {
      ...article,
      title: mark,
      standfirst: mark,
      byline: mark,
      section: mark,
      body: (['paragraph', 'heading', 'quote'] as const).map((kind) => ({ kind, text: mark })),
    };
    expect(page(hostile, [hostile])).not.toContain('<i>');
    expect(page({ ...hostile, section: '社会' }, [hostile])).not.toContain('<i>');
  });
});
