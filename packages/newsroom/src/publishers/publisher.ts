import type { Source } from '@pillarwatch/model';
import { videoPage } from '../templates/video.ts';
import type { Publisher } from '../types.ts';

type Given = Pick<Publisher, 'id' | 'locale' | 'tagline' | 'feedPath' | 'feed' | 'page'> &
  Pick<Source, 'name' | 'country' | 'kind'> &
  Partial<
    Pick<Publisher, 'charset' | 'pageType' | 'linkSuffix' | 'robots' | 'noArticle' | 'undated' | 'renumbers' | 'outage'>
  >;

/** A publisher of which only what sets it apart is told; its host is `<id>.test`. */
export function makePublisher({ name, country, kind, ...given }: Given): Publisher {
  const host = `${given.id}.test`;
  const charset = given.charset ?? 'utf-8';
  return {
    source: { id: given.id, name, hosts: [host], country, language: given.locale.slice(0, 2), kind },
    host,
    charset,
    feedType: `${given.feed.type}; charset=${charset}`,
    pageType: `text/html; charset=${charset}`,
    linkSuffix: '',
    robots: 'User-agent: *\nAllow: /\n',
    noArticle: videoPage(host, given.locale),
    undated: false,
    renumbers: false,
    outage: null,
    ...given,
  };
}
