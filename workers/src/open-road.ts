import { createClassifier } from '@pillarwatch/classify';
import {
  checkDatabase,
  hostGate,
  migrate,
  openDatabase,
  registerPlan,
  robotsStore,
  seedFeeds,
  seedSources,
} from '@pillarwatch/db';
import { createFetcher } from '@pillarwatch/fetch';
import type { Clock } from '@pillarwatch/model';
import { openQueues } from '@pillarwatch/queue';
import { type FeedList, loadPlan, loadRelevance, type Settings } from '@pillarwatch/settings';
import { openParserPool } from './parser/pool.ts';
import type { Log, Road } from './road.ts';

export interface RoadOptions {
  readonly settings: Settings;
  /** The database to use: the settings' own, or the embedded one. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Written to the database at start; null leaves there what is there. */
  readonly feeds: FeedList | null;
}

/** An open road and the way to close it. */
export interface OpenRoad extends Road {
  /** Lets jobs at work finish or hands them back, then closes every connection. Never throws. */
  close(): Promise<void>;
}

/**
 * Opens everything a worker process needs: configuration, database (migrated), queues, network, parsers.
 *
 * @throws PillarwatchError when any of it cannot be used; what was opened before is closed again
 */
export async function openRoad({ settings, databaseUrl, clock, log, feeds }: RoadOptions): Promise<OpenRoad> {
  const [plan, relevance] = await Promise.all([
    loadPlan(settings.configDir, settings.planId),
    loadRelevance(settings.configDir),
  ]);
  const classifierVersion = createClassifier(plan, relevance).version;
  await checkDatabase(databaseUrl);
  const db = openDatabase(databaseUrl);
  const closers: (() => Promise<unknown>)[] = [() => db.destroy()];
  const close = async () => {
    for (const closer of closers.reverse().splice(0)) await closer().catch((error) => log(String(error)));
  };
  try {
    await migrate(db);
    await registerPlan(db, plan, classifierVersion, clock.now());
    if (feeds) {
      await seedSources(db, feeds.sources);
      await seedFeeds(db, feeds.feeds, clock.now());
    }
    const fetcher = createFetcher({ settings, gate: hostGate(db), robots: robotsStore(db), clock });
    closers.push(() => fetcher.close());
    const parsers = openParserPool({
      configDir: settings.configDir,
      planId: settings.planId,
      maxPageBytes: settings.maxPageBytes,
      processes: settings.parsers,
      timeoutMs: settings.parseTimeoutMs,
      memoryMb: settings.parserMemoryMb,
    });
    closers.push(() => parsers.close());
    const queues = await openQueues({
      redisUrl: settings.redisUrl,
      databaseUrl,
      lockDurationMs: settings.jobLockMs,
    });
    closers.push(() => queues.close());
    queues.onFailed(({ name, error, final }) =>
      log(`job ${name} ${final ? 'failed' : 'will be tried again'}: ${error.message}`),
    );
    queues.onError((error) => log(`queue: ${error.message}`));
    return { settings, clock, db, queues, fetcher, parsers, plan, classifierVersion, log, close };
  } catch (error) {
    await close();
    throw error;
  }
}
