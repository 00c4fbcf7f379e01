/** Counts of one week for one subject: a pillar's id, or one of the denominators. */
export interface Count {
  readonly articles: number;
  readonly stories: number;
  readonly sources: number;
}

/** The denominators that stand beside the pillars in the weekly rollups. */
export const DENOMINATORS = ['coverage', 'relevant', 'names-plan'] as const;
export type Denominator = (typeof DENOMINATORS)[number];

/** What the database holds of one week for one classifier version. */
export interface WeekFigures {
  /** ISO week, `2025-W30`. */
  readonly week: string;
  readonly coverage: Count;
  readonly relevant: Count;
  readonly namesPlan: Count;
  /** By pillar id; a pillar without a mention may be missing. */
  readonly pillars: Readonly<Record<string, Count>>;
}

/** One pillar in one week. */
export interface PillarWeek {
  readonly week: string;
  readonly articles: number;
  readonly stories: number;
  /** Stories of this pillar among the week's relevant stories, 0 to 1; null when there are none. */
  readonly share: number | null;
  /** Bounds of `share` where they are known, 0 to 1. */
  readonly interval: readonly [number, number] | null;
}

/** One week as a whole. */
export interface WeekTotals {
  readonly week: string;
  readonly coverage: Count;
  readonly relevant: Count;
  /** False for weeks before the first poll: nobody watched, which is not the same as nothing written. */
  readonly observed: boolean;
  /** Names of outlets none of whose feeds could be read in that week, though they were listed and polled. */
  readonly blindSources: readonly string[];
}

/** One pillar's line in the weekly table. */
export interface PillarLine extends Count {
  readonly number: number;
  readonly pillar: string;
  readonly title: string;
  /** Stories of this pillar among the week's relevant stories, 0 to 1; null when there are none. */
  readonly share: number | null;
  /** Stories more or fewer than the week before; null when that week was not observed. */
  readonly change: number | null;
  /** The weeks up to this one, oldest first, one for each of the report's `weeks`. */
  readonly history: readonly PillarWeek[];
}

/** A sentence that a report quotes. */
export interface Quotation {
  readonly pillar: string;
  readonly sentence: string;
  readonly articleTitle: string;
  readonly url: string;
  readonly source: string;
}

/** A story of the week, by its earliest article. */
export interface StoryLine {
  readonly title: string;
  readonly url: string;
  /** Name of the outlet that had it first. */
  readonly source: string;
  /** ISO 639-1. */
  readonly language: string | null;
  /** Articles of the story in this week. */
  readonly articles: number;
  /** Names of the outlets that carried it, the first one first. */
  readonly sources: readonly string[];
  /** Pillar ids of its earliest article, by number. */
  readonly pillars: readonly string[];
}

/** Who wrote: one outlet, country or language. */
export interface Contribution {
  /** Name of the outlet, ISO code of the country or language. */
  readonly member: string;
  readonly articles: number;
  readonly relevantStories: number;
}

/** Something the figures say that is worth a sentence. */
export interface Finding {
  readonly kind: 'rise' | 'fall' | 'burst' | 'outage' | 'wire-story' | 'leader';
  /** The pillar it speaks of. */
  readonly pillar: string | null;
  /** The week it speaks of, when that is another than the report's. */
  readonly week: string | null;
  /** One plain sentence, with its figures. */
  readonly sentence: string;
}

/** The weekly report: what every format is rendered from. */
export interface WeeklyReport {
  readonly plan: { readonly id: string; readonly title: string; readonly version: string };
  readonly classifierVersion: string;
  readonly week: string;
  /** Monday and Sunday of the week, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly coverage: Count;
  readonly relevant: Count;
  readonly namesPlan: Count;
  /** The weeks shown in charts, oldest first; the last one is the report's own. */
  readonly weeks: readonly WeekTotals[];
  readonly findings: readonly Finding[];
  readonly pillars: readonly PillarLine[];
  readonly quotations: readonly Quotation[];
  readonly stories: readonly StoryLine[];
  readonly sources: readonly Contribution[];
  readonly languages: readonly Contribution[];
  readonly countries: readonly Contribution[];
}
