import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEmbedded } from '@pillarwatch/embedded';
import type { TestServer } from './redis.ts';

/** Starts the embedded Postgres in a folder of its own, which goes with it. One for each test file. */
export async function startPostgres(): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pillarwatch-postgres-'));
  const server = await openEmbedded({ dataDir: folder });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
