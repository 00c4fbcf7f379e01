/** An outlet's kind, as the codebook of sources uses it. */
export const SOURCE_KINDS = [
  'wire',
  'press',
  'government',
  'international',
  'think-tank',
  'newsletter',
  'trade',
  'academic',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** An outlet. */
export interface Source {
  /** Stable slug. */
  readonly id: string;
  readonly name: string;
  /** Lower-case host names whose pages are this outlet's, each with its sub-domains. */
  readonly hosts: readonly string[];
  /** ISO 3166-1 alpha-2, or `INT` for an international body. */
  readonly country: string;
  /** Main language, ISO 639-1. */
  readonly language: string;
  readonly kind: SourceKind;
}

/** Whether the pages behind a feed's entries may be fetched, or the entry's own words must do. */
export type PagesPolicy = 'fetch' | 'feed-only';

/** A feed as configuration seeds it. */
export interface Feed {
  /** Stable slug. */
  readonly id: string;
  readonly url: string;
  /** `null` for a discovery feed: a search that belongs to no outlet. */
  readonly sourceId: string | null;
  readonly pages: PagesPolicy;
}

/** One item of a feed, as the feed gave it. */
export interface Entry {
  /** The feed's own id of the item (guid, atom:id, JSON Feed id), else its URL, else a digest of its words. */
  readonly key: string;
  /** Absolute http(s) URL of the page, or null where the feed gives none. */
  readonly url: string | null;
  /** Plain text. */
  readonly title: string;
  /** When the feed says it was published; null when missing or impossible, never invented. */
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
  /** Short description as the feed gave it (may be HTML), or null. */
  readonly summary: string | null;
  /** Full content as the feed gave it (may be HTML), or null. */
  readonly content: string | null;
  readonly author: string | null;
}

/** A feed document, read. */
export interface ParsedFeed {
  readonly title: string | null;
  readonly siteUrl: string | null;
  readonly language: string | null;
  readonly entries: readonly Entry[];
  /** Entries that could not be read: each costs itself and nothing else. */
  readonly badEntries: readonly { readonly index: number; readonly reason: string }[];
}

/** What a poll of a feed came to: its entries were read, nothing had changed, or it failed. */
export const POLL_OUTCOMES = ['read', 'unchanged', 'failed'] as const;
export type PollOutcome = (typeof POLL_OUTCOMES)[number];
