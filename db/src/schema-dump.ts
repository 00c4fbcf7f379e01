import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Tables of the migrator itself, which no migration makes. */
const KYSELY = ['kysely_migration', 'kysely_migration_lock'];

const TABLES = sql<{ text: string }>`
  select format(E'create table %s (\n%s\n);', c.oid::regclass, string_agg(part.text, E',\n' order by part.rank, part.number, part.place collate "C")) as text
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (
    select 1 as rank, a.attnum::text as place, lpad('', 2) || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attidentity = 'a' then ' generated always as identity' else '' end
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
      || case when a.attstorage <> t.typstorage then ' storage ' || (case a.attstorage when 'e' then 'external' else a.attstorage::text end) else '' end as text,
      a.attnum as number
    from pg_attribute a
    join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    union all
    select 2, o.conname, '  constraint ' || quote_ident(o.conname) || ' ' || pg_get_constraintdef(o.oid), 0
    from pg_constraint o where o.conrelid = c.oid and o.contype <> 'n'
  ) part
  where c.relkind = 'r' and n.nspname in ('public', 'analysis') and c.relname <> all (${KYSELY})
  group by c.oid
  order by c.oid::regclass::text collate "C"`;

const INDEXES = sql<{ text: string }>`
  select pg_get_indexdef(i.indexrelid) || ';' as text
  from pg_index i
  join pg_class c on c.oid = i.indrelid
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'analysis') and c.relname <> all (${KYSELY})
    and not exists (select from pg_constraint o where o.conindid = i.indexrelid and o.contype in ('p', 'u', 'x'))
  order by pg_get_indexdef(i.indexrelid) collate "C"`;

const VIEWS = sql<{ text: string }>`
  select format(E'create view %s as\n%s', c.oid::regclass, pg_get_viewdef(c.oid, 120)) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'v' and n.nspname in ('public', 'analysis')
  order by n.nspname = 'analysis', c.relname`;

const FUNCTIONS = sql<{ text: string }>`
  select rtrim(pg_get_functiondef(p.oid), E'\n') || ';' as text
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('public', 'analysis') order by p.oid::regprocedure::text collate "C"`;

const TRIGGERS = sql<{ text: string }>`
  select pg_get_triggerdef(t.oid) || ';' as text
  from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
  where not t.tgisinternal and n.nspname in ('public', 'analysis')
  order by t.tgrelid::regclass::text collate "C", t.tgname`;

const COMMENTS = sql<{ text: string }>`
  select format('comment on %s %s is %L;', kind, name, description) as text
  from (
    select 'schema' as kind, n.nspname::text as name, d.description, 0 as place
    from pg_description d join pg_namespace n on n.oid = d.objoid and d.classoid = 'pg_namespace'::regclass
    where n.nspname = 'analysis'
    union all
    select case when d.objsubid > 0 then 'column' when c.relkind = 'v' then 'view' else 'table' end,
      c.oid::regclass || coalesce('.' || quote_ident(a.attname), ''), d.description, d.objsubid
    from pg_description d
    join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
    where n.nspname in ('public', 'analysis')
  ) comments
  order by kind <> 'schema', split_part(name, '.', 1) collate "C", split_part(name, '.', 2) collate "C", place`;

/**
 * The whole schema as SQL text, read out of PostgreSQL's own catalogue, the same bytes for the same schema.
 * Committed as `db/schema.sql` for people to read; the migrations remain what is run.
 *
 * @param db a database that was just migrated
 */
export async function dumpSchema(db: Database): Promise<string> {
  const parts = [
    '-- The schema that the migrations make. Generated: pnpm generate. Do not edit, do not run.',
    'create schema analysis;',
  ];
  for (const query of [TABLES, INDEXES, FUNCTIONS, TRIGGERS, VIEWS, COMMENTS]) {
    const { rows } = await query.execute(db);
    const texts = rows.map(({ text }) => text.replaceAll(/[ \t]+$/gm, ''));
    parts.push(texts.join(query === INDEXES || query === TRIGGERS || query === COMMENTS ? '\n' : '\n\n'));
  }
  return `${parts.join('\n\n')}\n`;
}
