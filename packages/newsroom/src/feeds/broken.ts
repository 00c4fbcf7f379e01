/** Host of the feed nobody can read. */
export const BROKEN_HOST = 'broken-feed.test';

/** Where it lies. */
export const BROKEN_PATH = '/feed.xml';

/**
 * What is left of a feed when a disk fills up while it is being written: stray bytes, then a root
 * element cut in the middle of its tag. No reader can find an item in it, however forgiving.
 */
export const BROKEN_FEED: Buffer = Buffer.concat([
  Buffer.from([0x00, 0x1f, 0x8b, 0xff, 0xfe, 0xc3, 0x28, 0x07]),
  Buffer.from('<<?xml versi?on="1.0" <!-- \n&&#x0; ]]> <rss version="2.0" xmlns:dc="http://purl.org/dc/elem'),
]);
