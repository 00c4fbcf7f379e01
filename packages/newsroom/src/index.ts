/**
 * Sample publishers on loopback, for the demo and the tests: eighteen of them with their own pages, feeds
 * and troubles, a nineteenth whose feed cannot be read, and ten ISO weeks (2025-W30 to W39) of articles
 * written for the purpose, all invented.
 */
export { feedListYaml } from './feed-list.ts';
export { feeds, sources } from './publishers.ts';
export { startNewsroom } from './server.ts';
export type { Facts, LoggedRequest, ManifestEntry, Newsroom, Trouble } from './types.ts';
