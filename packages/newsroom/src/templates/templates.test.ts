import { describe, expect, it } from 'vitest';
import { loadArticles } from '../articles.ts';
import { escapeMarkup } from '../markup.ts';
import { publishers } from '../publishers.ts';
import type { Article } from '../types.ts';
import { paywallPage } from './paywall.ts';

const articles = loadArticles();

const MARK = '<i>"&</i></script>';
const hostileOf = (article: Article): Article => ({
  ...article,
  title: MARK,
  standfirst: MARK,
  byline: MARK,
  section: MARK,
  body: (['paragraph', 'heading', 'quote'] as const).map((kind) => ({ kind, text: MARK })),
});

describe.each(publishers)('a page of $id', (publisher) => {
  const { id, page } = publisher;
  const own = articles.filter(({ publisher }) => publisher === id);

  it('carries headline, standfirst, byline and every block, in that order', () => {
    for (const article of own) {
      // Links to footnotes and clocks stand inside the text.
      const html = page(article, []).replace(/<\/?(?:a|span)\b[^<>]*>/g, '');
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
    // Some papers have printed one text only; whose articles these are is no matter to a template.
    const [first, second] = articles;
    const last = own.at(-1);
    if (!first || !second || !last) throw new Error('Too few articles');
    const html = page(last, [first, second]);
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
    const hostile = hostileOf(article);
    expect(page(hostile, [hostile])).not.toContain('<i>');
    expect(page({ ...hostile, section: '社会' }, [hostile])).not.toContain('<i>');
    expect(paywallPage(publisher)(hostile, [hostile])).not.toContain('<i>');
    expect(publisher.noArticle(hostile, [hostile])).not.toContain('<i>');
  });
});
