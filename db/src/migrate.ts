import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PillarwatchError } from '@pillarwatch/model';
import { type Migration, Migrator, sql } from 'kysely';
import type { Database } from './database.ts';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../migrations');

/** The migrations are SQL files, run in the order of their names. */
async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const pairs = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(path.join(folder, file), 'utf8');
      const migration: Migration = { up: async (db) => void (await sql.raw(text).execute(db)) };
      return [path.basename(file, '.sql'), migration] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

/**
 * Brings the database's schema up to this program's. Kysely holds an advisory lock meanwhile, so any
 * number of processes may call this at start.
 *
 * @returns the names of the migrations that were run now
 * @throws PillarwatchError that names the migration that failed; everything is rolled back
 */
export async function migrate(db: Database): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) {
    const failed = results.find((result) => result.status === 'Error')?.migrationName;
    throw new PillarwatchError(`the database could not be migrated${failed ? ` (${failed})` : ''}`, { cause: error });
  }
  return results.map((result) => result.migrationName);
}
