import { hops, shortAddress } from './detours.ts';
import type { Article } from './types.ts';

/** What lies under a path: an article's page, or a redirect on the way to it. */
export interface Route {
  /** Index of the article among its house's. */
  readonly place: number;
  readonly redirect: { readonly status: number; readonly to: string } | null;
}

/** All paths of a house that lead to an article. */
export function routesOf(own: readonly Article[]): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>();
  for (const [place, article] of own.entries()) {
    routes.set(article.path, { place, redirect: null });
    if (article.facts.trouble === 'two-urls') routes.set(shortAddress(article), { place, redirect: null });
    if (article.facts.trouble === 'redirect') {
      for (const { from, status, to } of hops(article)) routes.set(from, { place, redirect: { status, to } });
    }
  }
  return routes;
}
