import { revisedAt } from './edition.ts';
import { publishers } from './publishers.ts';
import { type Article, type ManifestEntry, TROUBLE_STATES } from './types.ts';

/** The answer sheet, in the order of the articles. */
export function manifestOf(articles: readonly Article[]): ManifestEntry[] {
  const houses = new Map(publishers.map((publisher) => [publisher.id, publisher]));
  return articles.map((article) => {
    const house = houses.get(article.publisher);
    if (!house) throw new Error(`No publisher ${article.publisher}`);
    const { trouble } = article.facts;
    return {
      publisher: article.publisher,
      url: `http://${house.host}${article.path}`,
      title: article.title,
      date: article.time.instant,
      language: house.source.language,
      ...article.facts,
      state: trouble === null ? 'analysed' : TROUBLE_STATES[trouble],
      undated: house.undated,
      revised: revisedAt(article),
    };
  });
}
