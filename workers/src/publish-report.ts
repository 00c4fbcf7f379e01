import { saveReport } from '@pillarwatch/db';
import type { JobContext, Payload } from '@pillarwatch/queue';
import type { Road } from './road.ts';
import { makeWeeklyReport } from './weekly.ts';

/** Makes the report of a week and keeps it as an edition. A plan that this process does not run is left alone. */
export async function publishReport(
  { planId, week }: Payload<'publish-report'>,
  _job: JobContext,
  road: Road,
): Promise<void> {
  if (planId !== road.plan.id) return;
  const report = await makeWeeklyReport(road.db, road.plan, week);
  const edition = await saveReport(road.db, report, road.clock.now());
  road.log(`report of ${week}: edition ${edition.number}`);
}
