import type { Finding, PillarLine, PillarWeek, StoryLine, WeekTotals } from '@pillarwatch/model';
import { findBursts } from './bursts.ts';
import { holm } from './holm.ts';
import { type Proportion, trendTest } from './trend-test.ts';

/** What counts as more than chance, after Holm's correction. */
const ALPHA = 0.05;

/** A line needs so many watched weeks before a trend is spoken of. */
const LEAST_WEEKS = 5;

/** One story of a week, told by its articles. */
export interface WeekStory {
  readonly week: string;
  readonly story: StoryLine;
}

/** What findings are made from. */
export interface FindingsInput {
  /** Oldest first. */
  readonly weeks: readonly WeekTotals[];
  readonly pillars: readonly PillarLine[];
  /** Stories that were printed very often, in any of the weeks. */
  readonly wireStories: readonly WeekStory[];
}

/**
 * What the figures say, in words. A pillar rises or falls when the trend test bears it out over all weeks, bursts when a
 * single week stands out, both after Holm's correction over the plan's pillars; a burst is left out of its own trend.
 * Nothing else is called a change.
 */
export function findings({ weeks, pillars, wireStories }: FindingsInput): Finding[] {
  const lines = pillars.map((pillar) => ({ pillar, series: seriesOf(pillar.history, weeks) }));
  const bursts = lines.map(({ pillar, series }) => ({ pillar, burst: strongest(findBursts(series)) }));
  const burstChances = holm(bursts.map(({ burst }) => burst?.p ?? 1));
  const found = bursts.map(({ burst }, at) => ((burstChances[at] ?? 1) < ALPHA ? burst : null));
  const trends = lines.map(({ series }, at) => trendTest(without(series, found[at]?.at)));
  const trendChances = holm(trends.map((trend) => trend?.p ?? 1));
  const watched = weeks.filter(({ observed }) => observed).length;
  return [
    ...leader(pillars, weeks),
    ...lines.flatMap(({ pillar, series }, at) => {
      const trend = trends[at];
      const chance = trendChances[at] ?? 1;
      return trend && chance < ALPHA && watched >= LEAST_WEEKS ? [trendFinding(pillar, series, trend.z, chance)] : [];
    }),
    ...bursts.flatMap(({ pillar }, at) => {
      const burst = found[at];
      const week = burst && weeks[burst.at]?.week;
      if (!burst || !week) return [];
      const sentence = `${pillar.title} had a burst in ${week}: ${burst.hits} stories, where its share in the other weeks would give ${burst.expected.toFixed(1)} (${chanceWords(burstChances[at] ?? 1)}).`;
      return [{ kind: 'burst' as const, pillar: pillar.pillar, week, sentence }];
    }),
    ...weeks.flatMap(outage),
    ...wireStories.map(wireStory),
  ];
}

function seriesOf(history: readonly PillarWeek[], weeks: readonly WeekTotals[]): Proportion[] {
  return weeks.map(({ observed, relevant }, at) =>
    observed ? { hits: history[at]?.stories ?? 0, n: relevant.stories } : { hits: 0, n: 0 },
  );
}

function without(series: readonly Proportion[], left: number | undefined): Proportion[] {
  return series.map((week, at) => (at === left ? { hits: 0, n: 0 } : week));
}

function strongest<T extends { readonly p: number }>(bursts: readonly T[]): T | null {
  return [...bursts].sort((a, b) => a.p - b.p)[0] ?? null;
}

function leader(pillars: readonly PillarLine[], weeks: readonly WeekTotals[]): Finding[] {
  const most = Math.max(0, ...pillars.map(({ stories }) => stories));
  const first = pillars.filter(({ stories }) => stories === most);
  const relevant = weeks.at(-1)?.relevant.stories ?? 0;
  if (most === 0 || first.length !== 1 || !first[0]) return [];
  const sentence = `${first[0].title} was in most stories of the week: ${most} of ${relevant} relevant ones (${percent(most / relevant)}).`;
  return [{ kind: 'leader', pillar: first[0].pillar, week: null, sentence }];
}

function trendFinding(pillar: PillarLine, series: readonly Proportion[], z: number, chance: number): Finding {
  const watched = series.filter(({ n }) => n > 0);
  const half = Math.floor(watched.length / 2);
  const early = pooled(watched.slice(0, half));
  const late = pooled(watched.slice(-half));
  const verb = z > 0 ? 'rose' : 'fell';
  const sentence = `${pillar.title} ${verb}: ${percent(early)} of relevant stories in the first ${half} weeks shown, ${percent(late)} in the last ${half} (${chanceWords(chance)}).`;
  return { kind: z > 0 ? 'rise' : 'fall', pillar: pillar.pillar, week: null, sentence };
}

function pooled(weeks: readonly Proportion[]): number {
  const n = weeks.reduce((total, week) => total + week.n, 0);
  return n === 0 ? 0 : weeks.reduce((total, { hits }) => total + hits, 0) / n;
}

function outage({ week, observed, blindSources }: WeekTotals): Finding[] {
  if (!observed || blindSources.length === 0) return [];
  const [first, ...others] = blindSources;
  const names = others.length === 0 ? first : `${first} and ${others.length} more`;
  const sentence = `${names} could not be read in ${week}: what it printed then is missing or came later, and that week's counts are too low for it.`;
  return [{ kind: 'outage', pillar: null, week, sentence }];
}

function wireStory({ week, story }: WeekStory): Finding {
  const sentence = `One text was printed ${story.articles} times in ${week}: “${story.title}”, first by ${story.source}. It counts as one story.`;
  return { kind: 'wire-story', pillar: null, week, sentence };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.095 ? 1 : 0)}%`;
}

function chanceWords(p: number): string {
  return p < 0.001 ? 'p < 0.001, corrected' : `p = ${p.toFixed(3)}, corrected`;
}
