import { currentVersion, type Database, quotations, refreshFigures, wasObserved, weekFigures } from '@pillarwatch/db';
import { addWeeks, InputError, mondayOf, type Plan, type WeeklyReport } from '@pillarwatch/model';
import { weeklyReport } from '@pillarwatch/trends';

/**
 * Makes the report of a week from what the database holds now.
 *
 * @param week ISO week
 * @throws InputError when it is none, or nothing was ever classified for the plan
 */
export async function makeWeeklyReport(db: Database, plan: Plan, week: string): Promise<WeeklyReport> {
  const monday = mondayOf(week);
  const classifierVersion = await currentVersion(db, plan.id);
  if (classifierVersion === null) {
    throw new InputError(`nothing has been classified for the plan ${plan.id} yet; run "pillarwatch ingest" first`);
  }
  await refreshFigures(db);
  const weekBefore = addWeeks(week, -1);
  return weeklyReport({
    plan,
    classifierVersion,
    current: await weekFigures(db, classifierVersion, week),
    // Polled before this week began, or nobody was watching the week before.
    previous: (await wasObserved(db, monday)) ? await weekFigures(db, classifierVersion, weekBefore) : null,
    quotations: await quotations(db, classifierVersion, week),
  });
}
