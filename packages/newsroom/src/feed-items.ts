import { weekOf } from '@pillarwatch/model';
import { firstHop, shortAddress } from './detours.ts';
import type { Article, FeedItem, Publisher } from './types.ts';

/** Items a feed has room for. */
const FEED_ROOM = 60;

/**
 * What a publisher's feed lists, newest first.
 *
 * @param visible what is out, oldest first
 * @param now decides the numbers of a publisher that renumbers
 */
export function feedItems(publisher: Publisher, visible: readonly Article[], now: Date): FeedItem[] {
  const edition = publisher.renumbers ? weekOf(now) : '';
  return visible
    .slice(-FEED_ROOM)
    .toReversed()
    .flatMap((article): FeedItem[] => {
      const plain = { article, path: article.path, edition };
      if (article.facts.trouble === 'redirect') return [{ ...plain, path: firstHop(article) }];
      if (article.facts.trouble === 'two-urls') return [plain, { ...plain, path: shortAddress(article), edition: 'm' }];
      return [plain];
    })
    .slice(0, FEED_ROOM);
}
