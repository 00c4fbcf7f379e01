/**
 * Sample publishers on loopback, for the demo and the tests: four of them with a page template and a feed
 * format each, and about eighty articles written for the purpose, all invented.
 */
export { startNewsroom } from './server.ts';
export type { LoggedRequest, ManifestEntry, Newsroom, Trouble } from './types.ts';
