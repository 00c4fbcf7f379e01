import type { Clock } from '@pillarwatch/model';
import { FetchError, UnusableError } from './errors.ts';
import type { Ask } from './exchange.ts';
import type { Followed } from './redirect.ts';
import { type Robots, readRobots } from './robots.ts';
import type { KeptRobots, Refused, RobotsStore, Wait } from './types.ts';

const HOUR_MS = 3_600_000;
/** RFC 9309, 2.4: a copy is used for 24 hours, longer only while the host cannot be reached. */
const FRESH_MS = 24 * HOUR_MS;
/** RFC 9309, 2.3.1.4: after 30 days without an answer, robots.txt may be taken not to exist. */
const GIVEN_UP_MS = 30 * FRESH_MS;
/** Most hosts whose failure is remembered. */
const MOST_FAILURES = 10_000;

const ASK: Ask = {
  headers: { accept: 'text/plain, */*;q=0.1' },
  // RFC 9309, 2.5: at least 500 KiB are read.
  limit: { bytes: 500 * 1024, beyond: 'cut' },
};

const ALLOWS_ALL: Robots = { forbids: () => null, crawlDelayMs: 0 };

/** Knows what hosts allow. */
export class RobotsKeeper {
  readonly #store: RobotsStore;
  readonly #clock: Clock;
  /** By host and port: when robots.txt that could not be had is asked for again. */
  readonly #retryAt = new Map<string, number>();

  constructor(store: RobotsStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /**
   * What the host of a page says, asked for unless a copy of the last 24 hours is kept.
   *
   * @param fetchIt asks for robots.txt, at the host's turn, and follows redirects
   * @returns its rules; or to wait: an hour where it cannot be had and no older copy is kept
   */
  async rulesFor(
    page: URL,
    fetchIt: (url: URL, ask: Ask) => Promise<Followed | Wait | Refused>,
  ): Promise<Robots | Wait | Refused> {
    const key = keyOf(page);
    const now = this.#clock.now();
    const kept = await this.#store.read(key);
    const age = kept ? now.getTime() - kept.fetchedAt.getTime() : 0;
    if (kept && !isFailure(kept.status) && age >= 0 && age < FRESH_MS) return rulesOf(kept, page);

    const pauseMs = (this.#retryAt.get(key) ?? 0) - now.getTime();
    if (pauseMs > 0 && pauseMs <= HOUR_MS) return withoutAnswer(kept, page, now, pauseMs);

    const answer = await this.#ask(page, fetchIt);
    if ('kind' in answer) return answer;
    if (isFailure(answer.status)) {
      this.#remember(key, now.getTime() + HOUR_MS);
      if (kept === null) await this.#store.write(key, { ...answer, fetchedAt: now });
      return withoutAnswer(kept, page, now, HOUR_MS);
    }
    this.#retryAt.delete(key);
    const fresh = { ...answer, fetchedAt: now };
    await this.#store.write(key, fresh);
    return rulesOf(fresh, page);
  }

  /** Milliseconds that the kept copy wants between two requests to this host; 0 when there is none. */
  async crawlDelayMs(url: URL): Promise<number> {
    const kept = await this.#store.read(keyOf(url));
    return kept ? rulesOf(kept, url).crawlDelayMs : 0;
  }

  async #ask(
    page: URL,
    fetchIt: (url: URL, ask: Ask) => Promise<Followed | Wait | Refused>,
  ): Promise<Pick<KeptRobots, 'status' | 'text'> | Wait | Refused> {
    try {
      const got = await fetchIt(new URL('/robots.txt', page), ASK);
      return got.kind === 'followed' ? { status: got.reply.status, text: textOf(got.reply.body) } : got;
    } catch (thrown) {
      // Without an answer it is the host itself that must not be asked. Otherwise its answer leads nowhere, which
      // RFC 9309, 2.3.1.2 and 2.3.1.3, takes like a robots.txt that does not exist.
      if (thrown instanceof UnusableError && thrown.status !== null) return { status: thrown.status, text: '' };
      if (thrown instanceof FetchError) return { status: thrown.status ?? 0, text: '' };
      throw thrown;
    }
  }

  #remember(key: string, retryAt: number): void {
    this.#retryAt.delete(key);
    this.#retryAt.set(key, retryAt);
    const [oldest] = this.#retryAt.keys();
    if (this.#retryAt.size > MOST_FAILURES && oldest !== undefined) this.#retryAt.delete(oldest);
  }
}

/** RFC 9309, 2.3.1.4: then nothing is allowed, unless an older copy says more, or it has been so for very long. */
function withoutAnswer(kept: KeptRobots | null, page: URL, now: Date, waitMs: number): Robots | Wait {
  if (kept && !isFailure(kept.status)) return rulesOf(kept, page);
  if (kept && now.getTime() - kept.fetchedAt.getTime() >= GIVEN_UP_MS) return ALLOWS_ALL;
  return { kind: 'wait', waitMs, reason: `${page.host}: robots.txt cannot be had` };
}

function rulesOf(kept: KeptRobots, page: URL): Robots {
  return kept.status >= 200 && kept.status < 300 ? readRobots(kept.text, new URL('/robots.txt', page)) : ALLOWS_ALL;
}

function isFailure(status: number): boolean {
  return status === 0 || status >= 500;
}

/** The last line may be cut off at the limit; half a rule could forbid or allow too much. PostgreSQL stores no NUL. */
function textOf(body: Uint8Array): string {
  const text = new TextDecoder().decode(body).replaceAll('\u0000', '');
  return body.length < ASK.limit.bytes ? text : text.slice(0, text.lastIndexOf('\n') + 1);
}

function keyOf(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`;
}
