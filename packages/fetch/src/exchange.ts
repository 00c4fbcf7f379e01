import type { IncomingHttpHeaders } from 'node:http';
import { Agent, type buildConnector } from 'undici';
import { type BodyLimit, readBody } from './body.ts';
import { ACCEPT_ENCODING } from './decode.ts';
import { FetchError, networkError, UnusableError } from './errors.ts';

/** Most bytes of response headers. Real ones stay below 8 KB; Node.js itself takes 16 KB. */
const MOST_HEADER_BYTES = 32_768;
/** Milliseconds until the headers are there, and between two pieces of a body. */
const HEADERS_MS = 15_000;
const STALL_MS = 10_000;

/** What is asked for: request headers beside the standing ones, and how much of a body is taken. */
export interface Ask {
  readonly headers: Readonly<Record<string, string>>;
  readonly limit: BodyLimit;
}

/** One answer. The body is empty unless the status is 2xx. */
export interface Reply {
  readonly status: number;
  /** Value of a header, several of one name joined by `, ` (RFC 9110, 5.3); null when missing. */
  header(name: string): string | null;
  readonly body: Uint8Array;
}

/**
 * Sends single GET requests. Every request has a connection of its own: hosts are asked seconds apart, so that a kept
 * connection would mostly be one that the host is just closing.
 *
 * @param options.timeoutMs milliseconds that one request may take in all
 */
export function makeExchange(options: {
  readonly connector: buildConnector.connector;
  readonly userAgent: string;
  readonly timeoutMs: number;
}) {
  const agent = new Agent({
    connect: options.connector,
    pipelining: 0,
    maxHeaderSize: MOST_HEADER_BYTES,
    headersTimeout: Math.min(HEADERS_MS, options.timeoutMs),
    bodyTimeout: Math.min(STALL_MS, options.timeoutMs),
  });

  /**
   * @throws FetchError when no whole answer comes; UnusableError when it is too large, cannot be decoded or would come
   *   from a forbidden address; the signal's reason
   */
  async function exchange(url: URL, ask: Ask, signal: AbortSignal | undefined): Promise<Reply> {
    const ending = new AbortController();
    const stop = () => ending.abort(signal?.reason);
    const late = new FetchError(`${url.host}: the answer took longer than ${options.timeoutMs} ms`);
    const timer = setTimeout(() => ending.abort(late), options.timeoutMs);
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    try {
      return await send(url, ask, ending.signal);
    } catch (thrown) {
      ending.signal.throwIfAborted();
      if (thrown instanceof UnusableError) throw thrown;
      throw networkError(url.host, thrown);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  }

  async function send(url: URL, ask: Ask, signal: AbortSignal): Promise<Reply> {
    const { statusCode, headers, body } = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: { 'user-agent': options.userAgent, 'accept-encoding': ACCEPT_ENCODING, ...ask.headers },
      signal,
    });
    // An error nobody listens for would end the process.
    body.on('error', () => {});
    const header = (name: string) => headerOf(headers, name);
    if (statusCode < 200 || statusCode > 299) {
      body.destroy();
      return { status: statusCode, header, body: new Uint8Array() };
    }
    const about = { contentEncoding: header('content-encoding'), contentLength: header('content-length') };
    try {
      return { status: statusCode, header, body: await readBody(body, about, ask.limit) };
    } catch (thrown) {
      throw thrown instanceof UnusableError ? new UnusableError(`${url.host}: ${thrown.message}`, statusCode) : thrown;
    }
  }

  return { exchange, close: () => agent.close() };
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}
