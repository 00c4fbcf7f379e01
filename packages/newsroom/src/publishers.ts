import type { Feed, Source } from '@pillarwatch/model';
import { BROKEN_HOST, BROKEN_PATH } from './feeds/broken.ts';
import { chinese } from './publishers/chinese.ts';
import { english } from './publishers/english.ts';
import { others } from './publishers/others.ts';
import { smallPapers } from './publishers/small-papers.ts';
import type { Publisher } from './types.ts';

/** All publishers that print something. */
export const publishers: readonly Publisher[] = [...english, ...smallPapers, ...chinese, ...others];

const brokenSource: Source = {
  id: 'broken-feed',
  name: 'The Broken Feed',
  hosts: [BROKEN_HOST],
  country: 'GB',
  language: 'en',
  kind: 'press',
};

/** The outlets: the publishers, and the one whose feed cannot be read. */
export const sources: readonly Source[] = [...publishers.map(({ source }) => source), brokenSource];

/** One feed each. */
export const feeds: readonly Feed[] = [
  ...publishers.map(
    ({ id, host, feedPath }): Feed => ({ id, url: `http://${host}${feedPath}`, sourceId: id, pages: 'fetch' }),
  ),
  { id: brokenSource.id, url: `http://${BROKEN_HOST}${BROKEN_PATH}`, sourceId: brokenSource.id, pages: 'fetch' },
];
