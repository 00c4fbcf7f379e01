import {
  contributions,
  currentVersion,
  type Database,
  figuresOfWeeks,
  observations,
  quotations,
  refreshFigures,
  storiesOfWeeks,
  weeksCovered,
} from '@pillarwatch/db';
import { addWeeks, InputError, mondayOf, type Plan, type WeeklyReport } from '@pillarwatch/model';
import { weeklyReport } from '@pillarwatch/trends';

/** Weeks that charts show, the report's own included. */
const MOST_WEEKS = 12;

/** Articles of one story in a week that make it a wire story worth naming. */
const WIRE_STORY = 8;

/** Stories of the week that are listed. */
const STORIES = 10;

/**
 * Makes the report of a week from what the database holds now.
 *
 * @param week ISO week
 * @throws InputError when it is none, or nothing was ever classified for the plan
 */
export async function makeWeeklyReport(db: Database, plan: Plan, week: string): Promise<WeeklyReport> {
  mondayOf(week);
  const version = await currentVersion(db, plan.id);
  if (version === null) {
    throw new InputError(`nothing has been classified for the plan ${plan.id} yet; run "pillarwatch ingest" first`);
  }
  await refreshFigures(db);
  const weeks = await weeksUpTo(db, week);
  const span = { from: weeks[0] ?? week, to: week };
  const [figures, observed, quoted, stories, wire, sources, languages, countries] = await Promise.all([
    figuresOfWeeks(db, version, weeks),
    observations(db, weeks),
    quotations(db, version, week),
    storiesOfWeeks(db, version, { from: week, to: week }, 1, STORIES),
    storiesOfWeeks(db, version, span, WIRE_STORY, 1),
    contributions(db, version, week, 'source'),
    contributions(db, version, week, 'language'),
    contributions(db, version, week, 'country'),
  ]);
  return weeklyReport({
    plan,
    classifierVersion: version,
    weeks: figures.map((each) => ({
      figures: each,
      observed: observed.get(each.week)?.observed ?? false,
      blindSources: observed.get(each.week)?.blindSources ?? [],
    })),
    quotations: quoted,
    stories: stories.map(({ story }) => story),
    wireStories: wire,
    sources,
    languages,
    countries,
  });
}

/** The weeks that the report shows: back to the first one with articles, but not further than charts reach. */
async function weeksUpTo(db: Database, week: string): Promise<readonly string[]> {
  const first = (await weeksCovered(db))?.first ?? week;
  const weeks = [week];
  while (weeks.length < MOST_WEEKS && (weeks[0] ?? week) > first) weeks.unshift(addWeeks(weeks[0] ?? week, -1));
  return weeks;
}
