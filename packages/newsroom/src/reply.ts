import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a publisher has to say to one request. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  /** When the content last changed; null for what is never asked for again conditionally. */
  readonly modified: Date | null;
  /** Where a redirect leads. */
  readonly location?: string;
  /** How long the publisher thinks before it answers; 0 when left out. */
  readonly delayMs?: number;
}

/** An answer that is only a line of text. */
export function plain(status: number, text: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', body: `${text}\n`, modified: null };
}

/**
 * Sends a reply; answers 304 without a body when the reader holds the same content already.
 * If-None-Match outranks If-Modified-Since, as RFC 9110 has it.
 */
export function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const bytes = Buffer.from(reply.body);
  response.setHeader('Content-Type', reply.type);
  if (reply.location !== undefined) response.setHeader('Location', reply.location);
  if (reply.status === 405) response.setHeader('Allow', 'GET, HEAD');
  if (reply.modified) {
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 24)}"`;
    response.setHeader('ETag', etag);
    response.setHeader('Last-Modified', reply.modified.toUTCString());
    if (isUnchanged(request, etag, reply.modified)) {
      response.removeHeader('Content-Type');
      response.writeHead(304).end();
      return;
    }
  }
  response.setHeader('Content-Length', bytes.length);
  response.writeHead(reply.status);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function isUnchanged({ headers }: IncomingMessage, etag: string, modified: Date): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined) {
    return known.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  // HTTP dates have whole seconds.
  return !Number.isNaN(since) && Math.floor(modified.getTime() / 1000) * 1000 <= since;
}
