import { readFile } from 'node:fs/promises';
import { migrate, openDatabase } from '@pillarwatch/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { placeOf } from '../generate.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';
import { DATABASE_FILES } from './generated-files.ts';

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
});
afterAll(() => clone.close());

it.each(DATABASE_FILES)('$path is as the migrations make it (else: pnpm generate)', async (file) => {
  expect(await readFile(placeOf(file), 'utf8')).toBe(await file.make(clone.url));
});

it('has a comment on every view and column for analysts', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass || coalesce('.' || a.attname, '') as name
    from pg_class c
    cross join lateral (select null as attname, 0 as attnum
      union all select attname, attnum from pg_attribute where attrelid = c.oid and attnum > 0) a
    where c.relnamespace = 'analysis'::regnamespace and c.relkind = 'v'
      and coalesce(col_description(c.oid, a.attnum), case when a.attnum = 0 then obj_description(c.oid) end, '') = ''`.execute(
    clone.db,
  );
  expect(rows).toEqual([]);
});

it('can be read through every view', async () => {
  const views = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c
    where c.relnamespace = 'analysis'::regnamespace and c.relkind = 'v'`.execute(clone.db);
  expect(views.rows.length).toBeGreaterThan(8);
  for (const { name } of views.rows) {
    expect((await sql`select * from ${sql.raw(name)}`.execute(clone.db)).rows).toEqual([]);
  }
});

it('migrates a migrated database to nothing', async () => {
  expect(await migrate(clone.db)).toEqual([]);
});

it('is made once when several processes start at the same moment', async () => {
  const empty = await cloneDatabase({ empty: true });
  const others = [1, 2, 3].map(() => openDatabase(empty.url, 2));
  try {
    const made = await Promise.all([empty.db, ...others].map(migrate));
    expect(made.map(({ length }) => length).sort()).toEqual([0, 0, 0, 3]);
  } finally {
    await Promise.all(others.map((db) => db.destroy()));
    await empty.close();
  }
});

it('names the migration that failed, and keeps nothing of it', async () => {
  const other = await cloneDatabase({ empty: true });
  try {
    await sql`create table plans (anything text)`.execute(other.db);
    await expect(migrate(other.db)).rejects.toThrow('could not be migrated (0002_figures)');
    const { rows } = await sql`select to_regclass('feeds') as feeds`.execute(other.db);
    expect(rows).toEqual([{ feeds: null }]);
  } finally {
    await other.close();
  }
});
