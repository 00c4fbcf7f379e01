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

/** One pillar's line in the weekly table. */
export interface PillarLine extends Count {
  readonly number: number;
  readonly pillar: string;
  readonly title: string;
  /** Stories of this pillar among the week's relevant stories, 0 to 1; null when there are none. */
  readonly share: number | null;
  /** Stories more or fewer than the week before; null when that week was not observed. */
  readonly change: number | null;
}

/** A sentence that a report quotes. */
export interface Quotation {
  readonly pillar: string;
  readonly sentence: string;
  readonly articleTitle: string;
  readonly url: string;
  readonly source: string;
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
  readonly pillars: readonly PillarLine[];
  readonly quotations: readonly Quotation[];
}
