import type { TextField } from './page.ts';

/** One sentence that earned a mention. Offsets are code points, half-open, in one field of the text. */
export interface Evidence {
  readonly field: TextField;
  readonly start: number;
  readonly end: number;
  /** The sentence itself: what lies between the offsets. */
  readonly sentence: string;
  /** The terms that fired in it. */
  readonly terms: readonly string[];
}

/** One pillar found in one text. */
export interface Mention {
  /** The plan's own id of the pillar. */
  readonly pillar: string;
  /** 0 to 1. */
  readonly probability: number;
  /** At least one. */
  readonly evidence: readonly Evidence[];
}

/** Why a text has no mention. */
export type NoMentionReason = 'language-unsupported' | 'no-ai-named' | 'not-relevant' | 'below-threshold';

/** What one classifier version says of one text. */
export interface Classification {
  /** About steering AI collectively. */
  readonly relevant: boolean;
  /** 0 to 1. */
  readonly relevance: number;
  /** Names the plan itself. */
  readonly namesPlan: boolean;
  /** At or above the decision threshold, by pillar number. */
  readonly mentions: readonly Mention[];
  /** Set when there is no mention. */
  readonly reason: NoMentionReason | null;
}
