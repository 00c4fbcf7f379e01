import type { Feed, Source } from '@pillarwatch/model';
import { writeAtom } from './feeds/atom.ts';
import { BROKEN_HOST, BROKEN_PATH } from './feeds/broken.ts';
import { writeJsonFeed } from './feeds/json-feed.ts';
import { writeRdf } from './feeds/rdf.ts';
import { writeRss2 } from './feeds/rss2.ts';
import { dongyaKejiPage } from './templates/dongya-keji.ts';
import { harbourCourierPage } from './templates/harbour-courier.ts';
import { policyLedgerPage } from './templates/policy-ledger.ts';
import { pujiangWanbaoPage } from './templates/pujiang-wanbao.ts';
import type { Publisher } from './types.ts';

/** The four publishers. */
export const publishers: readonly Publisher[] = [
  {
    id: 'harbour-courier',
    source: {
      id: 'harbour-courier',
      name: 'The Harbour Courier',
      hosts: ['harbour-courier.test'],
      country: 'GB',
      language: 'en',
      kind: 'press',
    },
    host: 'harbour-courier.test',
    tagline: 'News from the quay and beyond, every morning',
    feedPath: '/feed.xml',
    feedType: 'application/rss+xml; charset=utf-8',
    linkSuffix: '?utm_source=rss&utm_medium=feed',
    robots: 'User-agent: *\nDisallow: /private/\nDisallow: /search\n',
    writeFeed: writeRss2,
    page: harbourCourierPage,
  },
  {
    id: 'policy-ledger',
    source: {
      id: 'policy-ledger',
      name: 'Policy Ledger',
      hosts: ['policy-ledger.test'],
      country: 'US',
      language: 'en',
      kind: 'newsletter',
    },
    host: 'policy-ledger.test',
    tagline: 'Technology policy, entered twice',
    feedPath: '/atom.xml',
    feedType: 'application/atom+xml; charset=utf-8',
    linkSuffix: '',
    robots: '# Readers of all kinds are welcome.\nUser-agent: *\nDisallow: /subscribe\n',
    writeFeed: writeAtom,
    page: policyLedgerPage,
  },
  {
    id: 'pujiang-wanbao',
    source: {
      id: 'pujiang-wanbao',
      name: '浦江晚报',
      hosts: ['pujiang-wanbao.test'],
      country: 'CN',
      language: 'zh',
      kind: 'press',
    },
    host: 'pujiang-wanbao.test',
    tagline: '浦江晚报新闻',
    feedPath: '/rss/news.rdf',
    feedType: 'application/rdf+xml; charset=utf-8',
    linkSuffix: '',
    robots: 'User-agent: *\nDisallow: /dzb/\n',
    writeFeed: writeRdf,
    page: pujiangWanbaoPage,
  },
  {
    id: 'dongya-keji',
    source: {
      id: 'dongya-keji',
      name: '东亚科技政策网',
      hosts: ['dongya-keji.test'],
      country: 'CN',
      language: 'zh',
      kind: 'trade',
    },
    host: 'dongya-keji.test',
    tagline: '科技政策与产业观察',
    feedPath: '/feed.json',
    feedType: 'application/feed+json; charset=utf-8',
    linkSuffix: '',
    robots: 'User-agent: *\nAllow: /\n',
    writeFeed: writeJsonFeed,
    page: dongyaKejiPage,
  },
];

const brokenSource: Source = {
  id: 'broken-feed',
  name: 'The Broken Feed',
  hosts: [BROKEN_HOST],
  country: 'GB',
  language: 'en',
  kind: 'press',
};

/** Five outlets: the four, and the one whose feed cannot be read. */
export const sources: readonly Source[] = [...publishers.map(({ source }) => source), brokenSource];

/** One feed each. */
export const feeds: readonly Feed[] = [
  ...publishers.map(
    ({ id, host, feedPath }): Feed => ({ id, url: `http://${host}${feedPath}`, sourceId: id, pages: 'fetch' }),
  ),
  { id: brokenSource.id, url: `http://${BROKEN_HOST}${BROKEN_PATH}`, sourceId: brokenSource.id, pages: 'fetch' },
];
