import { InputError } from '@pillarwatch/model';
import { Command } from 'commander';
import { say, userPath } from '../console.ts';
import { withDatabase } from '../database.ts';
import { loadFeeds } from '../feeds.ts';
import { startHeartbeat } from '../heartbeat.ts';
import { stoppable, untilAborted } from '../interrupt.ts';
import { onRoad } from '../road.ts';
import { clockOf, settings } from '../settings.ts';

/** `pillarwatch work` */
export function workCommand(): Command {
  return new Command('work')
    .description(
      'run a worker process beside others, until it is stopped; without --feeds, the feeds are those the database knows',
    )
    .option('--only <jobs>', 'only these jobs, with commas between (poll-feed, fetch-page, …)')
    .option('--feeds <file>', 'write this list of feeds to the database first; one process of many is enough')
    .option('--heartbeat <file>', 'write this file every 15 s while database and queue answer, for a health check')
    .action(async (options: { only?: string; feeds?: string; heartbeat?: string }) => {
      const own = settings();
      const { JOB_NAMES } = await import('@pillarwatch/queue');
      const names = options.only?.split(',').map((name) => name.trim()) ?? [...JOB_NAMES];
      const unknown = names.filter((name) => !(JOB_NAMES as readonly string[]).includes(name));
      if (unknown.length > 0) {
        throw new InputError(`no job is called ${unknown.join(', ')}; the jobs are ${JOB_NAMES.join(', ')}`);
      }
      const chosen = JOB_NAMES.filter((name) => names.includes(name));
      const feeds = options.feeds === undefined ? null : await loadFeeds(own, options.feeds);
      const heartbeat = options.heartbeat === undefined ? null : userPath(options.heartbeat);
      const { startSomeWorkers, startSweeping } = await import('@pillarwatch/workers');
      await stoppable((signal) =>
        withDatabase(own, (databaseUrl) => {
          const options = { settings: own, databaseUrl, clock: clockOf(own), feeds };
          return onRoad(options, signal, 'stopped while it was starting', async (road) => {
            startSomeWorkers(road, chosen);
            if (chosen.includes('sweep')) await startSweeping(road);
            if (heartbeat !== null) await startHeartbeat(heartbeat, road, signal);
            say(`working on ${chosen.join(', ')}; stop with Ctrl-C`);
            await untilAborted(signal);
          });
        }),
      );
      say('stopped');
    });
}
