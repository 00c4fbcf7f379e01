import { Command } from 'commander';
import { say } from '../console.ts';
import { withDatabase } from '../database.ts';
import { loadFeeds } from '../feeds.ts';
import { stoppable, untilAborted } from '../interrupt.ts';
import { onRoad } from '../road.ts';
import { clockOf, settings } from '../settings.ts';

/** `pillarwatch start` */
export function startCommand(): Command {
  return new Command('start')
    .description('run everything in one process, polling feeds as they come due, until it is stopped')
    .option('--feeds <file>', 'another list of feeds than config/feeds.yaml')
    .action(async (options: { feeds?: string }) => {
      const own = settings();
      const feeds = await loadFeeds(own, options.feeds);
      const { startAllWorkers, startSweeping } = await import('@pillarwatch/workers');
      await stoppable((signal) =>
        withDatabase(own, (databaseUrl) => {
          const options = { settings: own, databaseUrl, clock: clockOf(own), feeds };
          return onRoad(options, signal, 'stopped while it was starting', async (road) => {
            startAllWorkers(road);
            await startSweeping(road);
            say(`watching ${feeds.feeds.length} feeds; stop with Ctrl-C`);
            await untilAborted(signal);
          });
        }),
      );
      say('stopped');
    });
}
