import type { ArticleState, Feed, Source } from '@pillarwatch/model';

/** The publishers that print something. */
export const PUBLISHERS = [
  'harbour-courier',
  'policy-ledger',
  'pujiang-wanbao',
  'dongya-keji',
  'meridian-wire',
  'capital-tribune',
  'lantern-institute',
  'tidewater-live',
  'granite-gazette',
  'prairie-post',
  'kestrel-news',
  'bay-herald',
  'lakeside-observer',
  'highveld-star',
  'monsoon-mail',
  'old-mill-times',
  'chaoxin-she',
  'hengshan-zhengwu',
  'binhai-zaobao',
  'jornada-del-puerto',
  'le-phare',
  'vesti-severa',
] as const;
export type PublisherId = (typeof PUBLISHERS)[number];

/**
 * What a reader of the feed meets on the way to an article, and the state the article must end in.
 *
 * - gone: withdrawn, 410
 * - robots: its folder is closed by robots.txt
 * - paywall: the page shows an offer to subscribe and no text
 * - not-html: the link is a PDF
 * - no-article: the page shows a video or a list of links
 * - slow: the page takes 1.5 seconds
 * - redirect: the feed's link leads to the page by three redirects
 * - two-urls: the feed lists the page a second time under an address made for telephones
 * - changed: two days after it came out the page gains a correction
 */
export const TROUBLE_STATES = {
  gone: 'gone',
  robots: 'refused',
  paywall: 'empty',
  'not-html': 'unusable',
  'no-article': 'empty',
  slow: 'analysed',
  redirect: 'analysed',
  'two-urls': 'analysed',
  changed: 'analysed',
} as const satisfies Readonly<Record<string, ArticleState>>;
export type Trouble = keyof typeof TROUBLE_STATES;

/** One stretch of an article's body. */
export interface Block {
  readonly kind: 'paragraph' | 'heading' | 'quote';
  /** Plain text on one line. */
  readonly text: string;
}

/** A moment as the paper prints it: the instant, and the wall time with its zone it was written in. */
export interface ZonedTime {
  readonly instant: Date;
  /** `2025-07-21T07:30:00+01:00`, as in the file. */
  readonly text: string;
}

/** One article as its file holds it. */
export interface Article {
  readonly publisher: PublisherId;
  readonly slug: string;
  /** Path on the publisher's host; starts with a slash, no query. */
  readonly path: string;
  readonly title: string;
  readonly standfirst: string;
  readonly byline: string;
  /** Department of the paper, as its navigation names it. */
  readonly section: string;
  readonly time: ZonedTime;
  /** When it last changed, by the paper; the time it came out unless the trouble is `changed`. */
  readonly updated: ZonedTime;
  /** The paragraph it gains when it changes. */
  readonly correction: string | null;
  readonly body: readonly Block[];
  readonly facts: Facts;
}

/** What we who wrote the article know about it; no page and no feed shows it. */
export interface Facts {
  /** Pillar ids, the headline's own first. */
  readonly pillars: readonly string[];
  readonly relevant: boolean;
  /** Shared by copies of one text; null where there is no copy. */
  readonly story: string | null;
  readonly namesPlan: boolean;
  readonly trouble: Trouble | null;
}

/** One line of the answer sheet. Tests and the demo compare with it; the pipeline never reads it. */
export interface ManifestEntry extends Facts {
  readonly publisher: string;
  /** Canonical. */
  readonly url: string;
  readonly title: string;
  readonly date: Date;
  readonly language: string;
  /** Where the article must stand after the last week. */
  readonly state: ArticleState;
  /** Neither feed nor page tells the date. */
  readonly undated: boolean;
  /** When the page changes; null for one that never does. */
  readonly revised: Date | null;
}

/** One request that was answered. */
export interface LoggedRequest {
  readonly host: string;
  /** Path and query, as asked for. */
  readonly path: string;
  readonly method: string;
  readonly status: number;
  /** By the clock the newsroom was started with. */
  readonly at: Date;
  readonly finishedAt: Date;
}

/** The running publishers. */
export interface Newsroom {
  /** Where to connect for a host: `harbour-courier.test` to `127.0.0.1:41234`. */
  readonly connectTo: ReadonlyMap<string, string>;
  readonly sources: readonly Source[];
  readonly feeds: readonly Feed[];
  /** Oldest first. */
  readonly manifest: readonly ManifestEntry[];
  /** The latest requests, in the order they were finished; the oldest fall out at the bound. */
  readonly requests: readonly LoggedRequest[];
  close(): Promise<void>;
}

/** How a publisher puts one article on a page. `related` are earlier articles of the same house. */
export type Template = (article: Article, related: readonly Article[]) => string;

/** One line of a feed. */
export interface FeedItem {
  readonly article: Article;
  /** Path the feed links to; the article's own unless it is led there by a detour. */
  readonly path: string;
  /** Appended to the item's id; '' for the plain id. */
  readonly edition: string;
}

/** A feed format: its media type, and how a publisher writes it. `items` are newest first. */
export interface FeedFormat {
  readonly type: string;
  readonly write: (publisher: Publisher, items: readonly FeedItem[]) => string;
}

export type Charset = 'utf-8' | 'gbk' | 'windows-1251';

/** A span of time, the end excluded. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** One publisher: who it is, and how it prints. */
export interface Publisher {
  readonly id: PublisherId;
  readonly source: Source;
  readonly host: string;
  /** Language and country, as HTML and feeds write them: `en-GB`. */
  readonly locale: string;
  readonly tagline: string;
  readonly feedPath: string;
  readonly feed: FeedFormat;
  /** `Content-Type` of the feed. */
  readonly feedType: string;
  /** `Content-Type` of a page. */
  readonly pageType: string;
  /** How pages and the feed are written as bytes. */
  readonly charset: Charset;
  /** Appended to links in the feed, as publishers do who count their readers; '' for none. */
  readonly linkSuffix: string;
  readonly robots: string;
  readonly page: Template;
  /** What it prints in place of an article with the trouble `no-article`. */
  readonly noArticle: Template;
  /** Neither its feed nor its pages tell a date. */
  readonly undated: boolean;
  /** Gives every item of its feed a new id each ISO week. */
  readonly renumbers: boolean;
  /** When the whole host answers 503. */
  readonly outage: Span | null;
}
