/** One request per host at a time, across all processes. Implemented by db. */
export interface HostGate {
  /**
   * Takes the host for one request, or says how long to wait.
   *
   * @param host lower-case host name, no port
   * @param leaseMs milliseconds after which the hold lapses by itself
   */
  enter(host: string, leaseMs: number): Promise<{ entered: true } | { entered: false; waitMs: number }>;
  /**
   * Gives the host back.
   *
   * @param paceMs milliseconds from now until the next request may start
   */
  leave(host: string, paceMs: number): Promise<void>;
}

/** What a host said in robots.txt. */
export interface KeptRobots {
  /** Status of the last answer; 0 when none came. */
  readonly status: number;
  /** Empty unless the status is 2xx. */
  readonly text: string;
  /** For a failure (0 or 5xx) when it was first seen. */
  readonly fetchedAt: Date;
}

/** What hosts say in robots.txt, kept. Implemented by db. */
export interface RobotsStore {
  /** @param host host name with its port (`example.org:443`), since robots.txt speaks for one port (RFC 9309, 2.3) */
  read(host: string): Promise<KeptRobots | null>;
  write(host: string, robots: KeptRobots): Promise<void>;
}

/** Addresses of a host name. */
export type Resolve = (hostname: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export interface FetchRequest {
  readonly url: string;
  /** Feeds are offered to readers and are fetched whatever robots.txt says; pages obey it. */
  readonly accept: 'feed' | 'page';
  /** Validators of an earlier answer, exactly as that answer gave them. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
}

/** The page or feed, whole and decompressed. */
export interface Fetched {
  readonly kind: 'fetched';
  /** Where the answer came from, after all redirects; no fragment. */
  readonly url: string;
  /** All URLs asked for, first to last. */
  readonly chain: readonly string[];
  /** There were redirects, and every one was 301 or 308. */
  readonly permanent: boolean;
  /** 2xx. */
  readonly status: number;
  readonly contentType: string | null;
  readonly body: Uint8Array;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Told to wait, by the host or by the gate: burns no attempt. */
export interface Wait {
  readonly kind: 'wait';
  readonly waitMs: number;
  readonly reason: string;
}

/** Forbidden by robots.txt. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
}

export type FetchOutcome =
  | Fetched
  | { readonly kind: 'unchanged'; readonly status: 304 }
  | Wait
  | Refused
  | { readonly kind: 'gone'; readonly status: number; readonly reason: string }
  /** Too large, a forbidden address or scheme, credentials in the URL, a redirect loop, an unknown encoding. */
  | { readonly kind: 'unusable'; readonly reason: string };

export interface Fetcher {
  /**
   * Fetches one feed or page.
   *
   * @param signal ends the fetch early; its reason is thrown
   * @throws FetchError for what may work later
   */
  fetch(request: FetchRequest, signal?: AbortSignal): Promise<FetchOutcome>;
  /** Lets running requests end, then closes the connections. */
  close(): Promise<void>;
}
