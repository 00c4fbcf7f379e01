import type { Article } from './types.ts';

/** Where a feed's link points that leads to the article by three redirects. */
export function firstHop({ slug }: Article): string {
  return `/go/${slug}`;
}

/** The redirects of such a link, each from its path to the next. */
export function hops(
  article: Article,
): readonly { readonly from: string; readonly status: number; readonly to: string }[] {
  const count = `/count/${article.slug}`;
  const short = `/s/${article.slug}`;
  return [
    { from: firstHop(article), status: 302, to: count },
    { from: count, status: 307, to: short },
    { from: short, status: 301, to: article.path },
  ];
}

/** The second address of a page that is listed twice. */
export function shortAddress({ publisher, path }: Article): string {
  return (publisher === 'jornada-del-puerto' ? '/m' : '/amp') + path;
}
