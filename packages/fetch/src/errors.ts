import { PillarwatchError } from '@pillarwatch/model';

/** A fetch failed in a way that may pass: it is worth another attempt later. */
export class FetchError extends PillarwatchError {
  override name = 'FetchError';
  /** HTTP status of the answer; null when there was none, or it broke off. */
  readonly status: number | null;

  constructor(message: string, options: { readonly status?: number; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = options.status ?? null;
  }
}

/** What was asked for can never be used; becomes the outcome `unusable`. */
export class UnusableError extends Error {
  override name = 'UnusableError';
  /** HTTP status of the answer that showed it; null when nothing was asked. */
  readonly status: number | null;

  constructor(reason: string, status: number | null = null) {
    super(reason);
    this.status = status;
  }
}

/** A URL or path as messages show it: 200 characters at most. */
export function shown(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** Codes of Node.js, OpenSSL and undici, in words. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', 'the host name does not exist (DNS)'],
  ['EAI_AGAIN', 'the host name could not be looked up (DNS)'],
  ['ENODATA', 'the host name has no address (DNS)'],
  ['ECONNREFUSED', 'the connection was refused'],
  ['ECONNRESET', 'the connection was reset'],
  ['EPIPE', 'the connection was closed'],
  ['ENETUNREACH', 'the network cannot be reached'],
  ['EHOSTUNREACH', 'the host cannot be reached'],
  ['ETIMEDOUT', 'connecting took too long'],
  ['UND_ERR_CONNECT_TIMEOUT', 'connecting took too long'],
  ['UND_ERR_HEADERS_TIMEOUT', 'the answer took too long to begin'],
  ['UND_ERR_BODY_TIMEOUT', 'the body stalled'],
  ['UND_ERR_HEADERS_OVERFLOW', 'the headers are too large'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'the body does not have the length that Content-Length says'],
  ['UND_ERR_SOCKET', 'the connection was closed before the answer was whole'],
  ['ERR_STREAM_PREMATURE_CLOSE', 'the connection was closed before the answer was whole'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'the TLS certificate is self-signed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'the TLS certificate chain is self-signed'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the TLS certificate cannot be verified'],
  ['CERT_HAS_EXPIRED', 'the TLS certificate has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'the TLS certificate is for another host'],
  ['Z_BUF_ERROR', 'the compressed body is cut short'],
  ['Z_DATA_ERROR', 'the compressed body is damaged'],
]);

/**
 * What went wrong on the wire, as an error that names the host.
 *
 * @param host as messages name it
 * @param thrown by the network, TLS, the HTTP parser or a decompressor
 */
export function networkError(host: string, thrown: unknown): FetchError {
  const code = codeOf(thrown);
  const what = WORDS.get(code ?? '') ?? ((thrown instanceof Error && thrown.message) || code || String(thrown));
  return new FetchError(`${host}: ${what}`, { cause: thrown });
}

/** The code of an error, or of the first of the errors that it sums up (all addresses of a host failed). */
function codeOf(thrown: unknown): string | null {
  if (!(thrown instanceof Error)) return null;
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return thrown instanceof AggregateError ? codeOf(thrown.errors[0]) : null;
}
