import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { feedListFile } from '../support/feed-list.ts';
import { run } from '../support/program.ts';

const HOST = 'pages.test';
const SLUGS = ['first', 'killer', 'second', 'third'];

/** With this heap a parser reads usual pages, and dies of one with more than a million elements. */
const MEMORY_MB = '64';

const killer = `<html><body>${'<p>a<b>c</b>'.repeat(600_000)}`;

const page = (
  slug: string,
) => `<!doctype html><html lang="en"><head><title>The ${slug} page</title></head><body><article>
<h1>The ${slug} page</h1>${`<p>This is the ${slug} page of a site, and it says so at some length, more than once.</p>`.repeat(8)}</article></body></html>`;

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Pages</title>${SLUGS.map(
  (slug) => `<item><title>The ${slug} page</title><link>http://${HOST}/${slug}</link></item>`,
).join('')}</channel></rss>`;

let server: Server;
let database: TestDatabase;
let env: Record<string, string>;
let feeds: string;

beforeAll(async () => {
  server = createServer(({ url = '/' }, response) => {
    const slug = SLUGS.find((each) => url === `/${each}`);
    if (url === '/feed') response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed);
    else if (slug === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end(slug === 'killer' ? killer : page(slug));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  database = await cloneDatabase();
  env = {
    DATABASE_URL: database.url,
    PILLARWATCH_CONNECT_TO: `${HOST}=127.0.0.1:${address.port}`,
    PILLARWATCH_HOST_PACE_MS: '0',
    PILLARWATCH_PARSER_MEMORY_MB: MEMORY_MB,
  };
  feeds = feedListFile({
    sources: [{ id: 'pages', name: 'Pages', hosts: [HOST], country: 'GB', language: 'en', kind: 'press' }],
    feeds: [{ id: 'pages', url: `http://${HOST}/feed`, sourceId: 'pages', pages: 'fetch' }],
  });
});
afterAll(async () => {
  await database.close();
  server.close();
});

const stateOf = async (slug: string) =>
  database.db
    .selectFrom('articles')
    .select(['state', 'kills', 'reason'])
    .where('canonical_url', '=', `http://${HOST}/${slug}`)
    .executeTakeFirstOrThrow();

it('puts away a page that kills its parser twice, and reads the others', { timeout: 180_000 }, async () => {
  const ended = await run(['ingest', '--feeds', feeds], { env });
  expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('put on the dead list') });
  expect(await stateOf('killer')).toEqual({
    state: 'dead',
    kills: 2,
    reason: expect.stringMatching(/^quarantined: .*died/),
  });
  for (const slug of SLUGS.filter((each) => each !== 'killer')) {
    expect(await stateOf(slug)).toMatchObject({ state: 'analysed' });
  }
});

it('shows it on the dead list, and retries or discards it when told to', { timeout: 180_000 }, async () => {
  const listed = JSON.parse((await run(['queue', 'failed', '--json'], { env })).stdout);
  expect(listed).toMatchObject([{ url: `http://${HOST}/killer`, step: 'analyse' }]);
  const id = String(listed[0].id);
  expect(await run(['queue', 'retry', id], { env })).toMatchObject({ code: 0 });
  expect(await stateOf('killer')).toMatchObject({ state: 'fetched', kills: 0 });
  await run(['ingest', '--feeds', feeds], { env });
  expect(await stateOf('killer')).toMatchObject({ state: 'dead', kills: 2 });
  expect(await run(['queue', 'discard', id], { env })).toMatchObject({ code: 0 });
  expect(await stateOf('killer')).toMatchObject({ state: 'refused', reason: expect.stringContaining('discarded') });
  expect(await run(['queue', 'retry', id], { env })).toMatchObject({ code: 2, stderr: expect.stringContaining(id) });
});
