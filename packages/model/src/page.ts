/** Why a page holds no article. */
export type NoArticleReason =
  | 'not-html'
  | 'empty-page'
  | 'index-page'
  | 'error-page'
  | 'paywall-stub'
  | 'consent-wall'
  | 'needs-script'
  | 'too-short';

/** What extraction reads out of a page. All strings are plain text, white space collapsed. */
export interface ExtractedPage {
  /** Headline without the site's suffix. */
  readonly title: string | null;
  /** The lead that the page sets apart from the body; not repeated in `body`. */
  readonly standfirst: string | null;
  /** Paragraphs joined by one line feed; null where there is no article, with `reason`. */
  readonly body: string | null;
  readonly reason: NoArticleReason | null;
  /** Authors' names, joined by `, `. */
  readonly byline: string | null;
  readonly publishedAt: Date | null;
  /** ISO 639-1 code, or null when it cannot be told. */
  readonly language: string | null;
  /** The page's own statement of its address, when it is of the same site. */
  readonly canonicalUrl: string | null;
}

/** The words of one text, as the classifier and the reader see them. */
export interface Words {
  readonly title: string;
  readonly standfirst: string | null;
  readonly body: string;
  /** ISO 639-1 code, or null when unknown. */
  readonly language: string | null;
}

export const TEXT_FIELDS = ['title', 'standfirst', 'body'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
