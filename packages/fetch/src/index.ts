export { isPublicAddress } from './address.ts';
export { FetchError } from './errors.ts';
export { createFetcher, type FetcherOptions } from './fetcher.ts';
export * from './types.ts';
