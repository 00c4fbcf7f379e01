import type { Clock } from '@pillarwatch/model';
import { BROKEN_FEED, BROKEN_HOST, BROKEN_PATH } from './feeds/broken.ts';
import { publishers } from './publishers.ts';
import { plain, type Reply } from './reply.ts';
import type { Article, Publisher } from './types.ts';

/** How many earlier articles a page points to. */
const RELATED = 4;

/** Before its first article a feed is as old as this. */
const FOUNDED = new Date('2025-07-01T00:00:00Z');

/**
 * Decides what each host has under a path at the clock's present moment. An article exists, in feed
 * and page, from its date on.
 *
 * @param articles all articles, oldest first
 * @returns a function of host (lower case, no port) and path (no query)
 */
export function makeDesk(articles: readonly Article[], clock: Clock): (host: string, path: string) => Reply {
  const byHost = new Map(
    publishers.map((publisher) => [
      publisher.host,
      { publisher, own: articles.filter((a) => a.publisher === publisher.id) },
    ]),
  );
  return (host, path) => {
    if (host === BROKEN_HOST) return brokenHost(path);
    const house = byHost.get(host);
    if (!house) return plain(404, `No publisher here goes by the name ${host}`);
    const { publisher, own } = house;
    const now = clock.now().getTime();
    return answer(
      publisher,
      own.filter((article) => article.time.instant.getTime() <= now),
      path,
    );
  };
}

function answer(publisher: Publisher, visible: readonly Article[], path: string): Reply {
  if (path === '/robots.txt') return robots(publisher.robots);
  if (path === publisher.feedPath) {
    const modified = visible.at(-1)?.time.instant ?? FOUNDED;
    return {
      status: 200,
      type: publisher.feedType,
      body: publisher.writeFeed(publisher, visible.toReversed()),
      modified,
    };
  }
  const place = visible.findIndex((article) => article.path === path);
  const article = visible[place];
  if (!article) return plain(404, 'Not found');
  if (article.facts.trouble === 'gone') return plain(410, 'This article has been withdrawn');
  // Earlier articles only, so that a page never changes once it is out.
  const related = visible.slice(Math.max(0, place - RELATED), place);
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: publisher.page(article, related),
    modified: article.time.instant,
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
