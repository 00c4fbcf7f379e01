import { ask } from '@pillarwatch/db';
import { InputError, PillarwatchError } from '@pillarwatch/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { analyse, bodyOf, classified, fetched, setUp } from './desk.ts';

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
  await setUp(clone.db);
  const id = await fetched(clone.db, 'https://courier.test/asked');
  await analyse(clone.db, id, bodyOf('asked'), { classification: classified('data', 'standards') });
});
afterAll(() => clone.close());

it('answers from the views for analysts, which need no prefix', async () => {
  const question =
    'select week, week_start, source, count(*) from articles join mentions using (article_id) group by 1, 2, 3';
  expect(await ask(clone.url, question)).toEqual({
    columns: ['week', 'week_start', 'source', 'count'],
    rows: [['2025-W32', '2025-08-04', 'The Courier', 2]],
  });
  expect(await ask(clone.url, 'select url as a, url as a from articles where false;')).toEqual({
    columns: ['a', 'a'],
    rows: [],
  });
});

it('keeps a number that JavaScript cannot hold as text', async () => {
  expect((await ask(clone.url, 'values (9007199254740993, 1.10::numeric)')).rows).toEqual([
    ['9007199254740993', '1.10'],
  ]);
});

it.each([
  ['an insert', "insert into dirty_weeks values ('2025-08-04')"],
  ['a deletion', 'delete from public.articles'],
  ['a writing function', 'select refresh_weekly_rollups()'],
  ['a write inside a query', 'with gone as (delete from public.articles returning id) select * from gone'],
  ['the end of the transaction', 'commit'],
  ['a lifted guard', 'set transaction read write'],
  ['a program of the server', "copy (select 1) to program 'cat'"],
  ['a block of code', 'do $$ begin perform 1; end $$'],
  ['a new table', 'create table public.mine (a int)'],
])('refuses %s', async (_name, question) => {
  await expect(ask(clone.url, question)).rejects.toThrow(InputError);
  expect((await ask(clone.url, 'select count(*) from articles')).rows).toEqual([[1]]);
});

it('refuses a second statement', async () => {
  await expect(ask(clone.url, 'select 1; select 2')).rejects.toThrow('cannot insert multiple commands');
  await expect(ask(clone.url, 'select 1; delete from public.articles')).rejects.toThrow(
    'cannot insert multiple commands',
  );
});

it('names the place of a mistake', async () => {
  await expect(ask(clone.url, 'selec 1')).rejects.toThrow(
    'the question cannot be answered: syntax error at or near "selec" (at character 1)',
  );
  await expect(ask(clone.url, 'select nothing from articles')).rejects.toThrow(
    'column "nothing" does not exist (at character 8)',
  );
  await expect(ask(clone.url, 'select 1/(a - a) from (values (1)) v (a)')).rejects.toThrow('division by zero');
});

it('ends a question that takes too long', async () => {
  await expect(ask(clone.url, 'select pg_sleep(60)', 50)).rejects.toThrow('statement timeout');
});

it('ends an answer that is too long', async () => {
  await expect(ask(clone.url, 'select * from generate_series(1, 100000000)')).rejects.toThrow('more than 100000 rows');
  expect((await ask(clone.url, 'select * from generate_series(1, 100000)')).rows).toHaveLength(100_000);
});

it('says so when there is no server', async () => {
  await expect(ask('postgres://nobody@127.0.0.1:1/nothing', 'select 1')).rejects.toThrow(PillarwatchError);
});
