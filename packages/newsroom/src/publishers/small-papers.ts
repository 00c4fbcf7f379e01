import { rss2 } from '../feeds/rss2.ts';
import { smallPaperPage } from '../templates/small-paper.ts';
import type { Publisher } from '../types.ts';
import { makePublisher } from './publisher.ts';

const FEED = { kind: 'press', feedPath: '/rss.xml', feed: rss2 } as const;

/** Small papers that bought the same site from the same firm, each in another skin. */
export const smallPapers: readonly Publisher[] = [
  makePublisher({
    ...FEED,
    id: 'granite-gazette',
    name: 'Granite Gazette',
    country: 'US',
    locale: 'en-US',
    tagline: 'Serving the quarry towns since 1884',
    page: smallPaperPage({
      host: 'granite-gazette.test',
      name: 'Granite Gazette',
      locale: 'en-US',
      skin: 'slate',
      sidebar: 'left',
    }),
  }),
  makePublisher({
    ...FEED,
    id: 'prairie-post',
    name: 'The Prairie Post',
    country: 'CA',
    locale: 'en-CA',
    tagline: 'From the elevator to the world',
    page: smallPaperPage({
      host: 'prairie-post.test',
      name: 'The Prairie Post',
      locale: 'en-CA',
      skin: 'wheat',
      sidebar: 'right',
    }),
    renumbers: true,
  }),
  makePublisher({
    ...FEED,
    id: 'kestrel-news',
    name: 'Kestrel News',
    country: 'AU',
    locale: 'en-AU',
    tagline: 'News for the Kestrel coast',
    page: smallPaperPage({
      host: 'kestrel-news.test',
      name: 'Kestrel News',
      locale: 'en-AU',
      skin: 'coast',
      sidebar: 'none',
    }),
  }),
  makePublisher({
    ...FEED,
    id: 'old-mill-times',
    name: 'Old Mill Times',
    country: 'GB',
    locale: 'en-GB',
    tagline: 'The valley and its news',
    page: smallPaperPage({
      host: 'old-mill-times.test',
      name: 'Old Mill Times',
      locale: 'en-GB',
      skin: 'mill',
      sidebar: 'right',
    }),
  }),
  makePublisher({
    ...FEED,
    id: 'bay-herald',
    name: 'The Bay Herald',
    country: 'NZ',
    locale: 'en-NZ',
    tagline: 'Tides, sheep prices and the world',
    page: smallPaperPage({
      host: 'bay-herald.test',
      name: 'The Bay Herald',
      locale: 'en-NZ',
      skin: 'harbour',
      sidebar: 'left',
    }),
  }),
  makePublisher({
    ...FEED,
    id: 'lakeside-observer',
    name: 'Lakeside Observer',
    country: 'IE',
    locale: 'en-IE',
    tagline: 'For both shores',
    page: smallPaperPage({
      host: 'lakeside-observer.test',
      name: 'Lakeside Observer',
      locale: 'en-IE',
      skin: 'reed',
      sidebar: 'none',
    }),
  }),
  makePublisher({
    ...FEED,
    id: 'highveld-star',
    name: 'Highveld Star',
    country: 'ZA',
    locale: 'en-ZA',
    tagline: 'First with the news from the plateau',
    page: smallPaperPage({
      host: 'highveld-star.test',
      name: 'Highveld Star',
      locale: 'en-ZA',
      skin: 'ochre',
      sidebar: 'right',
    }),
  }),
  makePublisher({
    ...FEED,
    id: 'monsoon-mail',
    name: 'The Monsoon Mail',
    country: 'IN',
    locale: 'en-IN',
    tagline: 'Rain or shine, before breakfast',
    page: smallPaperPage({
      host: 'monsoon-mail.test',
      name: 'The Monsoon Mail',
      locale: 'en-IN',
      skin: 'monsoon',
      sidebar: 'left',
    }),
  }),
];
