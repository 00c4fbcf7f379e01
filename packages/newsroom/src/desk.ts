import { type Clock, mondayOf, weekOf } from '@pillarwatch/model';
import { encodeMarkup } from './charset.ts';
import { editionAt } from './edition.ts';
import { feedItems } from './feed-items.ts';
import { BROKEN_FEED, BROKEN_HOST, BROKEN_PATH } from './feeds/broken.ts';
import { pageReply } from './page-reply.ts';
import { publishers } from './publishers.ts';
import { plain, type Reply } from './reply.ts';
import { type Route, routesOf } from './routes.ts';
import type { Article, Publisher } from './types.ts';

/** How many earlier articles a page points to. */
const RELATED = 4;

/** Before its first article a feed is as old as this. */
const FOUNDED = new Date('2025-07-01T00:00:00Z');

interface House {
  readonly publisher: Publisher;
  /** Oldest first. */
  readonly own: readonly Article[];
  readonly routes: ReadonlyMap<string, Route>;
}

/**
 * Decides what each host has under a path at the clock's present moment. An article exists, in feed
 * and page, from its date on.
 *
 * @param articles all articles, oldest first
 * @returns a function of host (lower case, no port) and path (no query)
 */
export function makeDesk(articles: readonly Article[], clock: Clock): (host: string, path: string) => Reply {
  const houses = new Map(
    publishers.map((publisher): [string, House] => {
      const own = articles.filter((article) => article.publisher === publisher.id);
      return [publisher.host, { publisher, own, routes: routesOf(own) }];
    }),
  );
  return (host, path) => {
    if (host === BROKEN_HOST) return brokenHost(path);
    const house = houses.get(host);
    if (!house) return plain(404, `No publisher here goes by the name ${host}`);
    return answer(house, path, clock.now());
  };
}

function answer({ publisher, own, routes }: House, path: string, now: Date): Reply {
  const { outage } = publisher;
  if (outage && outage.from <= now && now < outage.to) return plain(503, 'Service unavailable');
  if (path === '/robots.txt') return robots(publisher.robots);
  if (path === publisher.feedPath) return feedReply(publisher, own, now);
  const route = routes.get(path);
  const article = route && own[route.place];
  if (!article || article.time.instant > now) return plain(404, 'Not found');
  if (route.redirect) return { ...plain(route.redirect.status, 'Moved'), location: route.redirect.to };
  // Earlier articles only, so that a page does not change with what comes out later.
  const related = own.slice(Math.max(0, route.place - RELATED), route.place);
  return pageReply(publisher, editionAt(article, now), related);
}

function feedReply(publisher: Publisher, own: readonly Article[], now: Date): Reply {
  const visible = own.filter(({ time }) => time.instant <= now).map((article) => editionAt(article, now));
  const changes = visible.map(({ updated }) => updated.instant.getTime());
  if (publisher.renumbers) changes.push(mondayOf(weekOf(now)).getTime());
  return {
    status: 200,
    type: publisher.feedType,
    body: encodeMarkup(publisher.feed.write(publisher, feedItems(publisher, visible, now)), publisher.charset),
    modified: new Date(Math.max(FOUNDED.getTime(), ...changes)),
  };
}

function brokenHost(path: string): Reply {
  if (path === '/robots.txt') return robots('User-agent: *\nAllow: /\n');
  if (path !== BROKEN_PATH) return plain(404, 'Not found');
  return { status: 200, type: 'application/rss+xml', body: BROKEN_FEED, modified: FOUNDED };
}

function robots(body: string): Reply {
  return { status: 200, type: 'text/plain; charset=utf-8', body, modified: FOUNDED };
}
