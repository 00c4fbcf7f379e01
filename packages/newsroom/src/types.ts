import type { Feed, Source } from '@pillarwatch/model';

/** The four publishers that print something. */
export const PUBLISHERS = ['harbour-courier', 'policy-ledger', 'pujiang-wanbao', 'dongya-keji'] as const;
export type PublisherId = (typeof PUBLISHERS)[number];

/** What is wrong with an article's page although the feed lists it. */
export type Trouble = 'gone' | 'robots';

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

/** How a publisher writes its feed. `articles` are newest first. */
export type FeedWriter = (publisher: Publisher, articles: readonly Article[]) => string;

/** One publisher: who it is, and how it prints. */
export interface Publisher {
  readonly id: PublisherId;
  readonly source: Source;
  readonly host: string;
  readonly tagline: string;
  readonly feedPath: string;
  readonly feedType: string;
  /** Appended to links in the feed, as publishers do who count their readers; '' for none. */
  readonly linkSuffix: string;
  readonly robots: string;
  readonly writeFeed: FeedWriter;
  readonly page: Template;
}
