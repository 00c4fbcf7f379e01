export type { Entry, ParsedFeed } from '@pillarwatch/model';
export { FeedError } from './feed-error.ts';
export { type FeedHints, readFeed } from './read-feed.ts';
