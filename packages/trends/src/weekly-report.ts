import {
  addWeeks,
  type Contribution,
  type Count,
  isoDay,
  mondayOf,
  type Pillar,
  type PillarLine,
  type PillarWeek,
  type Plan,
  type Quotation,
  type StoryLine,
  type WeekFigures,
  type WeeklyReport,
} from '@pillarwatch/model';
import { findings, type WeekStory } from './findings.ts';
import { wilsonInterval } from './wilson.ts';

const SIX_DAYS_MS = 6 * 86_400_000;
const NOTHING: Count = { articles: 0, stories: 0, sources: 0 };

/** A week's figures, and how well it was watched. */
export interface WatchedWeek {
  readonly figures: WeekFigures;
  /** False when no feed had been polled by its end: unobserved, which is not the same as without stories. */
  readonly observed: boolean;
  /** Names of outlets that could not be read in the whole week. */
  readonly blindSources: readonly string[];
}

/** What a weekly report is made of. */
export interface WeeklyInput {
  readonly plan: Plan;
  readonly classifierVersion: string;
  /** Week after week without a gap, oldest first; the last one is the report's own. At least one. */
  readonly weeks: readonly WatchedWeek[];
  readonly quotations: readonly Quotation[];
  readonly stories: readonly StoryLine[];
  readonly wireStories: readonly WeekStory[];
  readonly sources: readonly Contribution[];
  readonly languages: readonly Contribution[];
  readonly countries: readonly Contribution[];
}

/**
 * The report of one week: a line for every pillar of the plan, by number, also for those that nobody
 * wrote about. It counts stories, so that one wire report printed forty times weighs as one. A story
 * may speak of several pillars; shares don't add up to 1.
 *
 * @param input figures of one classifier version
 * @returns the report; quotations by pillar number, otherwise in the order given; those of pillars that
 *   the plan does not have are left out
 * @throws InputError when a week is no ISO week
 * @throws RangeError when there is no week, or they don't follow one another
 */
export function weeklyReport(input: WeeklyInput): WeeklyReport {
  const { plan, weeks } = input;
  const current = weeks.at(-1)?.figures;
  if (!current) throw new RangeError('a report needs at least the figures of its own week');
  const monday = mondayOf(current.week);
  for (const [at, { figures }] of weeks.entries()) {
    const expected = addWeeks(current.week, at - weeks.length + 1);
    if (figures.week !== expected) throw new RangeError(`expected the figures of ${expected}, not of ${figures.week}`);
  }
  const pillars = [...plan.pillars].sort((a, b) => a.number - b.number);
  const totals = weeks.map(({ figures: { week, coverage, relevant }, observed, blindSources }) => ({
    week,
    coverage,
    relevant,
    observed,
    blindSources,
  }));
  const lines = pillars.map((pillar) => lineOf(pillar, weeks, current));
  return {
    plan: { id: plan.id, title: titleOf(plan), version: plan.version },
    classifierVersion: input.classifierVersion,
    week: current.week,
    from: isoDay(monday),
    to: isoDay(new Date(monday.getTime() + SIX_DAYS_MS)),
    coverage: current.coverage,
    relevant: current.relevant,
    namesPlan: current.namesPlan,
    weeks: totals,
    findings: findings({ weeks: totals, pillars: lines, wireStories: input.wireStories }),
    pillars: lines,
    quotations: pillars.flatMap(({ id }) => input.quotations.filter((quotation) => quotation.pillar === id)),
    stories: input.stories,
    sources: input.sources,
    languages: input.languages,
    countries: input.countries,
  };
}

function lineOf(pillar: Pillar, weeks: readonly WatchedWeek[], current: WeekFigures): PillarLine {
  const { articles, stories, sources } = countOf(current, pillar.id);
  const previous = weeks.at(-2);
  return {
    number: pillar.number,
    pillar: pillar.id,
    title: pillar.short,
    articles,
    stories,
    sources,
    share: shareOf(stories, current),
    change: previous?.observed ? stories - countOf(previous.figures, pillar.id).stories : null,
    history: weeks.map(({ figures }) => pointOf(pillar.id, figures)),
  };
}

function pointOf(pillar: string, figures: WeekFigures): PillarWeek {
  const { articles, stories } = countOf(figures, pillar);
  return {
    week: figures.week,
    articles,
    stories,
    share: shareOf(stories, figures),
    interval: wilsonInterval(stories, figures.relevant.stories),
  };
}

function shareOf(stories: number, { relevant }: WeekFigures): number | null {
  return relevant.stories > 0 ? stories / relevant.stories : null;
}

function countOf(figures: WeekFigures, pillar: string): Count {
  // A plan is data, and nothing keeps an analyst from naming a pillar `constructor`.
  return Object.hasOwn(figures.pillars, pillar) ? (figures.pillars[pillar] ?? NOTHING) : NOTHING;
}

function titleOf(plan: Plan): string {
  return plan.titles.en ?? Object.values(plan.titles)[0] ?? plan.id;
}
