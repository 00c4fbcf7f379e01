/** Where an article stands on its road. */
export const ARTICLE_STATES = [
  'discovered',
  'fetched',
  'analysed',
  'failed',
  'refused',
  'gone',
  'unusable',
  'empty',
  'dead',
] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

/** The two steps that can fail and be tried again. */
export const STEPS = ['fetch', 'analyse'] as const;
export type Step = (typeof STEPS)[number];

/** States an article stays in until a person moves it. Each carries its reason. */
export const FINAL_STATES = ['refused', 'gone', 'unusable', 'empty', 'dead'] as const satisfies readonly ArticleState[];

/** Where a publication date comes from. */
export type DateOrigin = 'page' | 'feed' | 'first-seen';

/** The part of an article's row that a worker reads, and fences its commit with. */
export interface ArticleStep {
  readonly id: number;
  readonly url: string;
  readonly host: string;
  readonly state: ArticleState;
  readonly attempt: number;
  readonly failedStep: Step | null;
}
