/**
 * Sample publishers on loopback, for the demo and the tests: four of them with a page template and a feed
 * format each, a fifth whose feed cannot be read, and close to ninety articles written for the purpose,
 * all invented.
 */
export { feedListYaml } from './feed-list.ts';
export { feeds, sources } from './publishers.ts';
export { startNewsroom } from './server.ts';
export type { Facts, LoggedRequest, ManifestEntry, Newsroom, Trouble } from './types.ts';
