/** Words or phrases in one language that speak for a pillar. Data, never a pattern. */
export interface Term {
  /** Literal text; matched without regard to case, white space and Unicode form. */
  readonly term: string;
  /** How strongly one occurrence speaks for the pillar: 1 is a usual term, 2 a telling one. */
  readonly weight: number;
}

/** One numbered point of a plan. */
export interface Pillar {
  readonly number: number;
  /** Slug; the pillar's id everywhere. */
  readonly id: string;
  /** Title by language (ISO 639-1). */
  readonly titles: Readonly<Record<string, string>>;
  /** A shorter title for tables, English. */
  readonly short: string;
  readonly definition: string;
  readonly counts: readonly string[];
  readonly doesNotCount: readonly string[];
  /** Vocabulary by language. */
  readonly vocabulary: Readonly<Record<string, readonly Term[]>>;
}

/** A governance plan: data that an analyst edits in `config/plans/<id>/plan.yaml`. */
export interface Plan {
  readonly id: string;
  /** SHA-256 (hex) of the plan's content: a new one names a new classifier version. */
  readonly version: string;
  readonly titles: Readonly<Record<string, string>>;
  /** Day of publication, `YYYY-MM-DD`. */
  readonly date: string;
  readonly source: { readonly name: string; readonly url: string };
  readonly principles: readonly { readonly id: string; readonly titles: Readonly<Record<string, string>> }[];
  /** Phrases that name the plan itself, by language. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly pillars: readonly Pillar[];
}

/**
 * What decides whether an article is about steering AI collectively. One for all plans, so that
 * plans share their denominators.
 */
export interface RelevanceVocabulary {
  /** SHA-256 (hex) of the content. */
  readonly version: string;
  /** By language: what names AI, what speaks of steering it collectively, what marks company or product news. */
  readonly languages: Readonly<
    Record<
      string,
      { readonly ai: readonly string[]; readonly steering: readonly Term[]; readonly against: readonly Term[] }
    >
  >;
}
