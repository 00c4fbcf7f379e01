import { seedSources, sourcesOfHosts } from '@pillarwatch/db';
import type { Source } from '@pillarwatch/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { SOURCES } from './desk.ts';

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
});
afterAll(() => clone.close());

const source = (id: string, hosts: string[], country = 'GB'): Source => ({
  id,
  name: id,
  hosts,
  country,
  language: 'en',
  kind: 'press',
});

it('finds the outlet of the nearest domain that is listed', async () => {
  await seedSources(clone.db, [source('paper', ['paper.test', 'Paper.Example']), source('blog', ['blog.paper.test'])]);
  const hosts = [
    'paper.test',
    'www.paper.test',
    'blog.paper.test',
    'a.b.blog.paper.test',
    'notpaper.test',
    'test',
    'paper.example',
  ];
  expect(Object.fromEntries(await sourcesOfHosts(clone.db, hosts))).toEqual({
    'paper.test': 'paper',
    'www.paper.test': 'paper',
    'blog.paper.test': 'blog',
    'a.b.blog.paper.test': 'blog',
    'paper.example': 'paper',
  });
  expect(await sourcesOfHosts(clone.db, [])).toEqual(new Map());
});

it('moves hosts as the list does, and keeps outlets that have left it', async () => {
  await seedSources(clone.db, [
    source('paper', ['paper.test', 'blog.paper.test'], 'FR'),
    source('blog', ['blog.test']),
  ]);
  expect([...(await sourcesOfHosts(clone.db, ['x.blog.paper.test', 'blog.test', 'paper.example']))]).toEqual([
    ['x.blog.paper.test', 'paper'],
    ['blog.test', 'blog'],
  ]);
  await seedSources(clone.db, [source('blog', ['blog.test'])]);
  expect((await sourcesOfHosts(clone.db, ['paper.test'])).get('paper.test')).toBe('paper');
  const row = await clone.db.selectFrom('sources').select('country').where('id', '=', 'paper').executeTakeFirst();
  expect(row).toEqual({ country: 'FR' });
});

it('never shows an outlet without its hosts, while several processes seed the list', async () => {
  await seedSources(clone.db, SOURCES);
  let seeding = true;
  const reader = async () => {
    while (seeding) expect((await sourcesOfHosts(clone.db, ['courier.test'])).get('courier.test')).toBe('courier');
  };
  const writers = Promise.all(
    [1, 2, 3].map(async () => {
      for (let round = 0; round < 10; round++) await seedSources(clone.db, SOURCES);
    }),
  ).finally(() => {
    seeding = false;
  });
  await Promise.all([writers, reader(), reader()]);
});

it('takes thousands of hosts with many labels', async () => {
  const deep = Array.from({ length: 2_000 }, (_, at) => `${'a.'.repeat(60)}${at}.courier.test`);
  expect((await sourcesOfHosts(clone.db, deep)).size).toBe(2_000);
});
