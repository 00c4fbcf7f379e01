import { createHash } from 'node:crypto';
import { isoDay, mondayOf, type WeeklyReport } from '@pillarwatch/model';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { inTransaction } from './transaction.ts';

/** One edition of a weekly report; editions are never changed. */
export interface Edition {
  readonly number: number;
  readonly createdAt: Date;
  readonly report: WeeklyReport;
}

/**
 * Keeps a report as the next edition of its week, unless it says what the last edition says.
 *
 * @returns the edition that now stands for the week
 */
export async function saveReport(db: Database, report: WeeklyReport, now: Date): Promise<Edition> {
  const content = JSON.stringify(report);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const week = isoDay(mondayOf(report.week));
  return inTransaction(db, async (trx) => {
    // Two publishers of one week take turns; the second finds the first one's edition.
    await sql`select pg_advisory_xact_lock(hashtext(${`pillarwatch.report ${report.plan.id} ${week}`}))`.execute(trx);
    const last = await trx
      .selectFrom('reports')
      .selectAll()
      .where('plan_id', '=', report.plan.id)
      .where('week', '=', week)
      .orderBy('edition', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last?.sha256 === sha256) return { number: last.edition, createdAt: last.created_at, report: last.content };
    const edition = (last?.edition ?? 0) + 1;
    await trx
      .insertInto('reports')
      .values({
        plan_id: report.plan.id,
        week,
        edition,
        classifier_version_id: report.classifierVersion,
        content,
        sha256,
        created_at: now,
      })
      .execute();
    return { number: edition, createdAt: now, report };
  });
}

/** Whether a week has a report already. */
export async function hasReport(db: Database, planId: string, week: string): Promise<boolean> {
  const row = await db
    .selectFrom('reports')
    .select('id')
    .where('plan_id', '=', planId)
    .where('week', '=', isoDay(mondayOf(week)))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
