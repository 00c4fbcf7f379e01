import { once } from 'node:events';
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import { CERTIFICATE, PRIVATE_KEY } from './certificate.ts';

/** A server on loopback, and what it has seen. */
export interface Site {
  /** `127.0.0.1:port` */
  readonly address: string;
  readonly requests: IncomingMessage[];
  /** Connections, whether or not a request followed. */
  readonly sockets: Socket[];
  /** Most requests it has been at work on at one time. */
  readonly busiest: () => number;
  close(): Promise<void>;
}

/** Starts a web site; `answer` may misbehave in any way that HTTP still carries. */
export async function startSite(answer: RequestListener): Promise<Site> {
  const requests: IncomingMessage[] = [];
  let busy = 0;
  let busiest = 0;
  const server = http.createServer((request, response: ServerResponse) => {
    requests.push(request);
    busy += 1;
    busiest = Math.max(busiest, busy);
    response.on('close', () => {
      busy -= 1;
    });
    answer(request, response);
  });
  return opened(server, { requests, busiest: () => busiest });
}

/** Starts a server that answers whatever it is sent with these bytes, and closes. */
export function startRaw(bytes: string): Promise<Site> {
  const server = net.createServer((socket) => {
    socket.once('data', () => socket.end(bytes, 'latin1'));
  });
  return opened(server, { requests: [], busiest: () => 0 });
}

/** Starts an https server whose certificate, for `secure.test`, nobody vouches for. */
export function startSecure(names: string[]): Promise<Site> {
  const server = https.createServer({
    key: PRIVATE_KEY,
    cert: CERTIFICATE,
    SNICallback: (name, use) => {
      names.push(name);
      use(null);
    },
  });
  return opened(server, { requests: [], busiest: () => 0 });
}

async function opened(server: Server, seen: Pick<Site, 'requests' | 'busiest'>): Promise<Site> {
  const sockets: Socket[] = [];
  server.on('connection', (socket) => {
    socket.on('error', () => {});
    sockets.push(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...seen,
    sockets,
    address: `127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
