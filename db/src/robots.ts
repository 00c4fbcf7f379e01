import { storable } from '@pillarwatch/model';
import type { Database } from './database.ts';

/** What a host says in robots.txt, as it was fetched. */
export interface StoredRobots {
  /** Of the last answer; 0 when none came. */
  readonly status: number;
  readonly text: string;
  readonly fetchedAt: Date;
}

/** Keeps what hosts say in robots.txt, by host name and port. */
export function robotsStore(db: Database) {
  return {
    async read(host: string): Promise<StoredRobots | null> {
      const row = await db.selectFrom('robots').selectAll().where('host', '=', host).executeTakeFirst();
      return row ? { status: row.status, text: row.text, fetchedAt: row.fetched_at } : null;
    },

    async write(host: string, robots: StoredRobots): Promise<void> {
      const values = { status: robots.status, text: storable(robots.text), fetched_at: robots.fetchedAt };
      await db
        .insertInto('robots')
        .values({ host, ...values })
        .onConflict((on) => on.column('host').doUpdateSet(values))
        .execute();
    },
  };
}
