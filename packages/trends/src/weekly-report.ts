import {
  addWeeks,
  type Count,
  isoDay,
  mondayOf,
  type Pillar,
  type PillarLine,
  type Plan,
  type Quotation,
  type WeekFigures,
  type WeeklyReport,
} from '@pillarwatch/model';

const SIX_DAYS_MS = 6 * 86_400_000;
const NOTHING: Count = { articles: 0, stories: 0, sources: 0 };

/** What a weekly report is made of. */
export interface WeeklyInput {
  readonly plan: Plan;
  readonly classifierVersion: string;
  readonly current: WeekFigures;
  /** The week before; null when it was not observed, which is not the same as a week without stories. */
  readonly previous: WeekFigures | null;
  readonly quotations: readonly Quotation[];
}

/**
 * The report of one week: a line for every pillar of the plan, by number, also for those that nobody
 * wrote about. It counts stories, so that one wire report printed forty times weighs as one. A story
 * may speak of several pillars; shares don't add up to 1.
 *
 * @param input figures of the week and of the week before, of one classifier version
 * @returns the report; quotations by pillar number, otherwise in the order given; those of pillars that
 *   the plan does not have are left out
 * @throws InputError when `current.week` is no ISO week
 * @throws RangeError when `previous` is not the week before `current`
 */
export function weeklyReport(input: WeeklyInput): WeeklyReport {
  const { plan, current, previous } = input;
  const monday = mondayOf(current.week);
  const weekBefore = addWeeks(current.week, -1);
  if (previous && previous.week !== weekBefore) {
    throw new RangeError(`the week before ${current.week} is ${weekBefore}, not ${previous.week}`);
  }
  const pillars = [...plan.pillars].sort((a, b) => a.number - b.number);
  return {
    plan: { id: plan.id, title: titleOf(plan), version: plan.version },
    classifierVersion: input.classifierVersion,
    week: current.week,
    from: isoDay(monday),
    to: isoDay(new Date(monday.getTime() + SIX_DAYS_MS)),
    coverage: current.coverage,
    relevant: current.relevant,
    namesPlan: current.namesPlan,
    pillars: pillars.map((pillar) => lineOf(pillar, current, previous)),
    quotations: pillars.flatMap(({ id }) => input.quotations.filter((quotation) => quotation.pillar === id)),
  };
}

function lineOf(pillar: Pillar, current: WeekFigures, previous: WeekFigures | null): PillarLine {
  const { articles, stories, sources } = countOf(current, pillar.id);
  return {
    number: pillar.number,
    pillar: pillar.id,
    title: pillar.short,
    articles,
    stories,
    sources,
    share: current.relevant.stories > 0 ? stories / current.relevant.stories : null,
    change: previous ? stories - countOf(previous, pillar.id).stories : null,
  };
}

function countOf(figures: WeekFigures, pillar: string): Count {
  // A plan is data, and nothing keeps an analyst from naming a pillar `constructor`.
  return Object.hasOwn(figures.pillars, pillar) ? (figures.pillars[pillar] ?? NOTHING) : NOTHING;
}

function titleOf(plan: Plan): string {
  return plan.titles.en ?? Object.values(plan.titles)[0] ?? plan.id;
}
