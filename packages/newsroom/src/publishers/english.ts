import { atom } from '../feeds/atom.ts';
import { jsonFeed } from '../feeds/json-feed.ts';
import { rss2 } from '../feeds/rss2.ts';
import { capitalTribunePage } from '../templates/capital-tribune.ts';
import { harbourCourierPage } from '../templates/harbour-courier.ts';
import { lanternInstitutePage } from '../templates/lantern-institute.ts';
import { meridianWirePage } from '../templates/meridian-wire.ts';
import { policyLedgerPage } from '../templates/policy-ledger.ts';
import { tidewaterLivePage } from '../templates/tidewater-live.ts';
import type { Publisher } from '../types.ts';
import { makePublisher } from './publisher.ts';

/** Publishers in English with a house of their own. */
export const english: readonly Publisher[] = [
  makePublisher({
    id: 'harbour-courier',
    name: 'The Harbour Courier',
    country: 'GB',
    kind: 'press',
    locale: 'en-GB',
    tagline: 'News from the quay and beyond, every morning',
    feedPath: '/feed.xml',
    feed: rss2,
    page: harbourCourierPage,
    linkSuffix: '?utm_source=rss&utm_medium=feed',
    robots: 'User-agent: *\nDisallow: /private/\nDisallow: /search\n',
  }),
  makePublisher({
    id: 'policy-ledger',
    name: 'Policy Ledger',
    country: 'US',
    kind: 'newsletter',
    locale: 'en-US',
    tagline: 'Technology policy, entered twice',
    feedPath: '/atom.xml',
    feed: atom,
    page: policyLedgerPage,
    robots: '# Readers of all kinds are welcome.\nUser-agent: *\nDisallow: /subscribe\n',
    // All of 2025-W35.
    outage: { from: new Date('2025-08-25T00:00:00Z'), to: new Date('2025-09-01T00:00:00Z') },
  }),
  makePublisher({
    id: 'meridian-wire',
    name: 'Meridian Wire',
    country: 'SG',
    kind: 'wire',
    locale: 'en-SG',
    tagline: 'Meridian Wire, top stories',
    feedPath: '/feeds/top.atom',
    feed: atom,
    page: meridianWirePage,
    robots: 'User-agent: *\nDisallow: /search/\nDisallow: /clients/\n',
  }),
  makePublisher({
    id: 'capital-tribune',
    name: 'Capital Tribune',
    country: 'US',
    kind: 'press',
    locale: 'en-US',
    tagline: 'Capital Tribune: the latest',
    feedPath: '/rss/latest',
    feed: rss2,
    page: capitalTribunePage,
    robots: 'User-agent: *\nDisallow: /account/\n',
  }),
  makePublisher({
    id: 'lantern-institute',
    name: 'Lantern Institute',
    country: 'DE',
    kind: 'think-tank',
    locale: 'en-GB',
    tagline: 'Research and argument on technology and the state',
    feedPath: '/feed.json',
    feed: jsonFeed,
    page: lanternInstitutePage,
  }),
  makePublisher({
    id: 'tidewater-live',
    name: 'Tidewater Live',
    country: 'GB',
    kind: 'press',
    locale: 'en-GB',
    tagline: 'As it happens',
    feedPath: '/live/feed.atom',
    feed: atom,
    page: tidewaterLivePage,
  }),
];
