import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { Newsroom } from './types.ts';

/** What came back. */
export interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  /** Decoded as UTF-8. */
  readonly body: string;
  readonly bytes: Buffer;
}

/** Asks the running newsroom as a reader does who resolves the host to its port. `fetch` sets Host itself. */
export async function ask(
  newsroom: Newsroom,
  host: string,
  path: string,
  options: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const [address] = newsroom.connectTo.values();
  const sent = request(`http://${address}${path}`, {
    method: options.method ?? 'GET',
    headers: { host, ...options.headers },
    agent: false,
  });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return { status: response.statusCode, headers: response.headers, body: bytes.toString(), bytes };
}
