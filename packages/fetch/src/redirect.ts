import { FetchError, shown, UnusableError } from './errors.ts';
import type { Ask, Reply } from './exchange.ts';
import { targetUrl } from './target.ts';
import type { Refused, Wait } from './types.ts';

/** RFC 9309, 2.3.1.2, for robots.txt; enough for pages too. */
const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);

/** The first answer that is no redirect, and how it was reached. */
export interface Followed {
  readonly kind: 'followed';
  readonly reply: Reply;
  readonly chain: readonly string[];
  /** There were redirects, and every one was 301 or 308. */
  readonly permanent: boolean;
}

/**
 * Asks for a URL and follows redirects.
 *
 * @param start from `targetUrl`
 * @param options.request one request, at its turn; `hop` is 0 for the first and counts redirects
 * @param options.connectTo hosts whose address is not judged
 * @returns the answer, or why there is none
 * @throws UnusableError for more than five redirects, a loop, or a target that must not be asked for; what `request`
 *   throws
 */
export async function follow(
  start: URL,
  ask: Ask,
  options: {
    readonly request: (url: URL, ask: Ask, hop: number) => Promise<Reply | Wait | Refused>;
    readonly connectTo: ReadonlyMap<string, string>;
  },
): Promise<Followed | Wait | Refused> {
  const chain: string[] = [];
  let permanent = true;
  for (let url = start; ; ) {
    chain.push(url.href);
    const reply = await options.request(url, ask, chain.length - 1);
    if ('kind' in reply) return reply;
    if (!REDIRECTS.has(reply.status))
      return { kind: 'followed', reply, chain, permanent: permanent && chain.length > 1 };

    const location = reply.header('location');
    if (location === null) {
      throw new FetchError(`${url.host}: a redirect (${reply.status}) that does not say where to`, {
        status: reply.status,
      });
    }
    const next = targetUrl(utf8(location), options.connectTo, url, reply.status);
    if (chain.includes(next.href)) {
      throw new UnusableError(`redirect loop: ${[...chain, next.href].map(shown).join(' → ')}`, reply.status);
    }
    if (chain.length > MOST_REDIRECTS) {
      throw new UnusableError(`more than ${MOST_REDIRECTS} redirects: ${chain.map(shown).join(' → ')}`, reply.status);
    }
    permanent &&= PERMANENT.has(reply.status);
    url = next;
  }
}

/** Header bytes arrive as Latin-1; some hosts write the characters of a URL as UTF-8, as browsers expect. */
function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
