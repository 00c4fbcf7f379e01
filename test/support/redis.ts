import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A server that a test started and must stop. */
export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The path of `redis-server` (or `valkey-server`) on this machine, or null. */
export function findRedis(): string | null {
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ];
  for (const name of ['redis-server', 'valkey-server']) {
    for (const folder of folders) {
      if (folder && isExecutable(path.join(folder, name))) return path.join(folder, name);
    }
  }
  return null;
}

/** Starts Redis on a free port of loopback; it keeps nothing on disk. */
export async function startRedis(): Promise<TestServer> {
  const program = findRedis();
  if (program === null) throw new Error('no redis-server on this machine');
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'pillarwatch-redis-'));
  const address = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const nothingKept = ['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const server = spawn(program, [...address, ...nothingKept], { stdio: ['ignore', 'pipe', 'ignore'] });
  await untilReady(server);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGTERM');
        await once(server, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port of loopback that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port on loopback');
  return address.port;
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes('Ready to accept connections')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}: ${log.slice(-500)}`)));
    server.once('error', reject);
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
