import { randomUUID } from 'node:crypto';
import { openDatabase } from '@pillarwatch/db';
import { sql } from 'kysely';
import { inject } from 'vitest';
import type {} from './global-postgres.ts';

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly url: string;
  readonly db: ReturnType<typeof openDatabase>;
  /** Drops it. */
  close(): Promise<void>;
}

/**
 * Clones the migrated database that the run has made (`global-postgres.ts`), so that files run side by side.
 *
 * @param empty makes one without any table instead
 */
export async function cloneDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const from = empty ? 'template0' : template.pathname.slice(1);
  await onServer(template, `create database ${name} template ${from}`);
  const own = new URL(template);
  own.pathname = `/${name}`;
  const db = openDatabase(own.href);
  return {
    url: own.href,
    db,
    async close() {
      await db.destroy();
      await onServer(template, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(template: URL, statement: string): Promise<void> {
  const url = new URL(template);
  url.pathname = '/postgres';
  const server = openDatabase(url.href, 1);
  try {
    await sql.raw(statement).execute(server);
  } finally {
    await server.destroy();
  }
}
