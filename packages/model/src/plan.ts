/** Words or phrases in one language that speak for a pillar. Data, never a pattern. */
export interface Term {
  /** Literal text; matched without regard to case, white space, Unicode form and inflection. */
  readonly term: string;
  /** How strongly one occurrence speaks for the pillar: 1 is a usual term, 2 a telling one; below 0 it speaks against. */
  readonly weight: number;
  /**
   * Counts only in a sentence that also holds one of these. `$name` stands for every phrase of that
   * group in the relevance vocabulary.
   */
  readonly with?: readonly string[];
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
  /** Counts in a text that names computing power or data centres but not AI. */
  readonly computeIsEnough?: boolean;
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
  /** A pillar is mentioned at this probability or above; between 0 and 1. */
  readonly threshold: number;
  /** By number. */
  readonly pillars: readonly Pillar[];
}

/** The words of one language that decide whether an article is about steering AI. */
export interface RelevanceWords {
  /** What names AI. */
  readonly ai: readonly string[];
  /** What names computing power and data centres: as good as AI for pillars with `computeIsEnough`. */
  readonly compute: readonly string[];
  /** What speaks of steering it collectively. */
  readonly steering: readonly Term[];
  /** What marks company, product or market news. */
  readonly against: readonly Term[];
  /** What takes back the words that follow it, such as `nothing to do with`. */
  readonly negations: readonly string[];
  /** A sentence that holds one of these is the publisher's, not the article's, and counts for nothing. */
  readonly boilerplate: readonly string[];
  /** Phrases of one kind under one name, such as public bodies, for `Term.with` of any plan. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

/**
 * What decides whether an article is about steering AI collectively. One for all plans, so that
 * plans share their denominators.
 */
export interface RelevanceVocabulary {
  /** SHA-256 (hex) of the content. */
  readonly version: string;
  /** By language (ISO 639-1). */
  readonly languages: Readonly<Record<string, RelevanceWords>>;
}
