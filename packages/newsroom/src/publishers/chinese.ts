import { jsonFeed } from '../feeds/json-feed.ts';
import { rdf } from '../feeds/rdf.ts';
import { rss2 } from '../feeds/rss2.ts';
import { binhaiZaobaoPage } from '../templates/binhai-zaobao.ts';
import { chaoxinShePage } from '../templates/chaoxin-she.ts';
import { dongyaKejiPage } from '../templates/dongya-keji.ts';
import { hengshanZhengwuPage } from '../templates/hengshan-zhengwu.ts';
import { pujiangWanbaoPage } from '../templates/pujiang-wanbao.ts';
import type { Publisher } from '../types.ts';
import { makePublisher } from './publisher.ts';

const HERE = { country: 'CN', locale: 'zh-CN' } as const;

/** Publishers in Chinese. */
export const chinese: readonly Publisher[] = [
  makePublisher({
    ...HERE,
    id: 'pujiang-wanbao',
    name: '浦江晚报',
    kind: 'press',
    tagline: '浦江晚报新闻',
    feedPath: '/rss/news.rdf',
    feed: rdf,
    page: pujiangWanbaoPage,
    robots: 'User-agent: *\nDisallow: /dzb/\n',
  }),
  makePublisher({
    ...HERE,
    id: 'dongya-keji',
    name: '东亚科技政策网',
    kind: 'trade',
    tagline: '科技政策与产业观察',
    feedPath: '/feed.json',
    feed: jsonFeed,
    page: dongyaKejiPage,
  }),
  makePublisher({
    ...HERE,
    id: 'chaoxin-she',
    name: '潮信社',
    kind: 'wire',
    tagline: '潮信社滚动新闻',
    feedPath: '/rss/gundong.xml',
    feed: rss2,
    page: chaoxinShePage,
  }),
  makePublisher({
    ...HERE,
    id: 'hengshan-zhengwu',
    name: '衡山省政务网',
    kind: 'government',
    tagline: '衡山省人民政府信息公开',
    feedPath: '/rss/zwgk.xml',
    feed: rss2,
    page: hengshanZhengwuPage,
    charset: 'gbk',
    // Such servers leave the charset to the page, and the page says gb2312.
    pageType: 'text/html',
  }),
  makePublisher({
    ...HERE,
    id: 'binhai-zaobao',
    name: '滨海早报',
    kind: 'press',
    tagline: '滨海早报网',
    feedPath: '/rss.xml',
    feed: rss2,
    page: binhaiZaobaoPage,
    undated: true,
  }),
];
