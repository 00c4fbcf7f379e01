import { type Clock, InputError } from '@pillarwatch/model';
import { type Settings, userAgent } from '@pillarwatch/settings';
import { publicConnector, systemResolve } from './connector.ts';
import { UnusableError } from './errors.ts';
import { type Ask, makeExchange, type Reply } from './exchange.ts';
import { headersFor, isHeaderValue, outcomeOf } from './message.ts';
import { type Followed, follow } from './redirect.ts';
import { toldToWait } from './retry-after.ts';
import { readRobots } from './robots.ts';
import { RobotsKeeper } from './robots-keeper.ts';
import { targetUrl } from './target.ts';
import { patienceMs, takeTurn } from './turn.ts';
import type { Fetcher, FetchOutcome, FetchRequest, HostGate, Refused, Resolve, RobotsStore, Wait } from './types.ts';

/** Milliseconds for lookup, connect and TLS. */
const CONNECT_MS = 10_000;
/** Milliseconds by which a hold outlives its request, so that it lapses only when the holder is dead. */
const LEASE_MARGIN_MS = 10_000;

export interface FetcherOptions {
  readonly settings: Pick<Settings, 'contact' | 'hostPaceMs' | 'fetchTimeoutMs' | 'maxPageBytes' | 'connectTo'>;
  readonly gate: HostGate;
  readonly robots: RobotsStore;
  readonly clock: Clock;
  /** How host names become addresses; the system's resolver when left out. */
  readonly resolve?: Resolve;
}

/**
 * Fetches feeds and pages: one request per host at a time, at the host's pace, by its robots.txt, from public addresses
 * only, within limits of time and size.
 *
 * @throws InputError when the contact cannot stand in a header
 */
export function createFetcher({ settings, gate, robots, clock, resolve = systemResolve }: FetcherOptions): Fetcher {
  const agent = userAgent(settings);
  if (!isHeaderValue(agent)) {
    throw new InputError(
      `setting PILLARWATCH_CONTACT is "${settings.contact}": write it in ASCII letters, it goes into a header`,
    );
  }
  const timeoutMs = settings.fetchTimeoutMs;
  const connector = publicConnector({
    connectTo: settings.connectTo,
    resolve,
    timeoutMs: Math.min(CONNECT_MS, timeoutMs),
  });
  const { exchange, close } = makeExchange({ connector, userAgent: agent, timeoutMs });
  const keeper = new RobotsKeeper(robots, clock);

  async function fetchOnce(request: FetchRequest, signal: AbortSignal | undefined): Promise<FetchOutcome> {
    signal?.throwIfAborted();
    const left = new Map<string, number>();

    /**
     * One request at its turn.
     *
     * @param hop redirects before it
     * @param delayMs what robots.txt wants between two requests
     * @param delayIn reads that out of the answer, where the answer is robots.txt
     */
    async function atItsTurn(
      url: URL,
      ask: Ask,
      hop: number,
      { delayMs = 0, delayIn = () => 0 }: { delayMs?: number; delayIn?: (reply: Reply) => number },
    ): Promise<Reply | Wait> {
      const host = url.hostname;
      const leaseMs = timeoutMs + LEASE_MARGIN_MS;
      const waitMs = await takeTurn(gate, host, { leaseMs, patienceMs: patienceMs(host, hop, left), signal });
      if (waitMs > 0) return { kind: 'wait', waitMs, reason: `${host}: not its turn yet` };
      let paceMs = Math.max(settings.hostPaceMs, delayMs);
      try {
        const reply = await exchange(url, ask, signal);
        const toldMs = toldToWait(reply.status, reply.header('retry-after'), clock.now());
        paceMs = Math.max(paceMs, delayIn(reply), toldMs ?? 0);
        if (toldMs === null) return reply;
        return { kind: 'wait', waitMs: toldMs, reason: `${host}: told to wait (${reply.status})` };
      } finally {
        left.set(host, paceMs);
        await gate.leave(host, paceMs);
      }
    }

    const { connectTo } = settings;
    const robotsTxt = (start: URL, robotsAsk: Ask): Promise<Followed | Wait | Refused> =>
      follow(start, robotsAsk, {
        connectTo,
        request: (url, ask, hop) => atItsTurn(url, ask, hop, { delayIn: ({ body }) => crawlDelayIn(body, url) }),
      });

    async function obeying(url: URL, ask: Ask, hop: number): Promise<Reply | Wait | Refused> {
      if (request.accept === 'feed') return atItsTurn(url, ask, hop, { delayMs: await keeper.crawlDelayMs(url) });
      const rules = await keeper.rulesFor(url, robotsTxt);
      if ('kind' in rules) return rules;
      const why = rules.forbids(url);
      if (why !== null) return { kind: 'refused', reason: `${url.host}: ${why}` };
      return atItsTurn(url, ask, hop, { delayMs: rules.crawlDelayMs });
    }

    const ask: Ask = { headers: headersFor(request), limit: { bytes: settings.maxPageBytes, beyond: 'refuse' } };
    const got = await follow(targetUrl(request.url, connectTo), ask, { connectTo, request: obeying });
    return got.kind === 'followed' ? outcomeOf(got, ask) : got;
  }

  return {
    async fetch(request, signal) {
      try {
        return await fetchOnce(request, signal);
      } catch (thrown) {
        if (thrown instanceof UnusableError) return { kind: 'unusable', reason: thrown.message };
        throw thrown;
      }
    },
    close,
  };
}

function crawlDelayIn(robotsTxt: Uint8Array, url: URL): number {
  return readRobots(new TextDecoder().decode(robotsTxt), url).crawlDelayMs;
}
