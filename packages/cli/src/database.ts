import { openEmbedded } from '@pillarwatch/embedded';
import type { Settings } from '@pillarwatch/settings';
import { say } from './console.ts';

/**
 * Runs work with a database: the one of DATABASE_URL, or the embedded server, which is started when it does
 * not run yet and stopped again by whoever started it.
 *
 * @param work is given the connection string
 */
export async function withDatabase<T>(
  settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (settings.databaseUrl !== null) return work(settings.databaseUrl);
  const server = await openEmbedded({ dataDir: settings.dataDir, log: say });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}
