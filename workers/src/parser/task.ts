import type { Classification, ExtractedPage, Fingerprint, ParsedFeed, Words } from '@pillarwatch/model';

/** Reads a feed document. */
export interface FeedTask {
  readonly kind: 'feed';
  readonly bytes: Uint8Array;
  readonly url: string | null;
  readonly contentType: string | null;
}

/** Reads a page, then its words. */
export interface PageTask {
  readonly kind: 'page';
  /** gzip. */
  readonly compressed: Uint8Array;
  readonly url: string;
  readonly contentType: string | null;
  /** The entry's title, taken where the page gives none. */
  readonly fallbackTitle: string | null;
}

/** Reads the words that a feed gave in place of a page. */
export interface EntryTask {
  readonly kind: 'entry';
  readonly title: string;
  readonly summary: string | null;
  readonly content: string | null;
}

/** Classifies words that are stored already. */
export interface WordsTask {
  readonly kind: 'words';
  readonly texts: readonly Words[];
}

export type ParserTask = FeedTask | PageTask | EntryTask | WordsTask;

/** The words of one article and everything that follows from them alone. */
export interface ReadWords {
  readonly words: Words;
  readonly fingerprint: Fingerprint | null;
  readonly classification: Classification;
}

/** What each kind of task answers. */
export interface ParserAnswers {
  readonly feed: ParsedFeed;
  readonly page: { readonly page: ExtractedPage; readonly read: ReadWords | null };
  readonly entry: ReadWords;
  readonly words: readonly Classification[];
}
