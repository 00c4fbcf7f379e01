import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '@pillarwatch/model';
import { loadArticles } from './articles.ts';
import { makeDesk } from './desk.ts';
import { manifestOf } from './manifest.ts';
import { feeds, sources } from './publishers.ts';
import { plain, send } from './reply.ts';
import type { LoggedRequest, Newsroom } from './types.ts';

/** Requests kept in the log. */
const LOG_BOUND = 10_000;

/**
 * Starts the sample publishers on one free port of 127.0.0.1. The Host header tells them apart, so that
 * their addresses stay the same from run to run.
 *
 * @param options.clock decides which articles are out
 */
export async function startNewsroom({ clock }: { readonly clock: Clock }): Promise<Newsroom> {
  const articles = loadArticles();
  const answer = makeDesk(articles, clock);
  const requests: LoggedRequest[] = [];

  const server = createServer((request, response) => {
    const at = clock.now();
    const host = hostOf(request.headers.host);
    const path = request.url ?? '/';
    const method = request.method ?? 'GET';
    response.on('close', () => {
      requests.push({ host, path, method, status: response.statusCode, at, finishedAt: clock.now() });
      if (requests.length > LOG_BOUND) requests.shift();
    });
    request.resume();
    const allowed = method === 'GET' || method === 'HEAD';
    const reply = allowed ? answer(host, path.split('?', 1)[0] ?? '/') : plain(405, 'GET and HEAD only');
    if (reply.delayMs === undefined) {
      send(request, response, reply);
      return;
    }
    const thinking = setTimeout(() => send(request, response, reply), reply.delayMs);
    response.on('close', () => clearTimeout(thinking));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `127.0.0.1:${portOf(server.address())}`;

  return {
    connectTo: new Map(sources.flatMap(({ hosts }) => hosts.map((host) => [host, address] as const))),
    sources,
    feeds,
    manifest: manifestOf(articles),
    requests,
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The name a Host header asks for: no port, no final dot, lower case. */
function hostOf(header: string | undefined): string {
  return (header ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('The newsroom listens on no TCP port');
  return address.port;
}
