import type { TitleKind } from './titles.ts';

/** An entry as a reader found it: nothing parsed, resolved or tidied yet. Strings are trimmed and never empty. */
export interface RawEntry {
  readonly id: string | null;
  /** Links to the page, the likeliest first, each with what it is relative to. */
  readonly links: readonly RawLink[];
  readonly title: string | null;
  readonly titleKind: TitleKind;
  /** Dates, the likeliest first. */
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly summary: string | null;
  readonly content: string | null;
  readonly author: string | null;
}

export interface RawLink {
  readonly text: string;
  /** What `xml:base` says here, or the document's own address; null when neither is known. */
  readonly base: string | null;
}

/** A feed as a reader found it. An entry that could not be read is the reason why. */
export interface RawFeed {
  readonly title: string | null;
  readonly titleKind: TitleKind;
  readonly siteLink: RawLink | null;
  /** The feed's statement of its own address. */
  readonly selfLink: string | null;
  readonly language: string | null;
  readonly entries: readonly (RawEntry | { readonly reason: string })[];
}
