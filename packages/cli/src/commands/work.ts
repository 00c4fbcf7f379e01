import { InputError } from '@pillarwatch/model';
import { Command } from 'commander';
import { say } from '../console.ts';
import { withDatabase } from '../database.ts';
import { stoppable, untilAborted } from '../interrupt.ts';
import { onRoad } from '../road.ts';
import { clockOf, settings } from '../settings.ts';

/** `pillarwatch work` */
export function workCommand(): Command {
  return new Command('work')
    .description('run a worker process beside others, until it is stopped; the feeds are those the database knows')
    .option('--only <jobs>', 'only these jobs, with commas between (poll-feed, fetch-page, …)')
    .action(async (options: { only?: string }) => {
      const own = settings();
      const { JOB_NAMES } = await import('@pillarwatch/queue');
      const names = options.only?.split(',').map((name) => name.trim()) ?? [...JOB_NAMES];
      const unknown = names.filter((name) => !(JOB_NAMES as readonly string[]).includes(name));
      if (unknown.length > 0) {
        throw new InputError(`no job is called ${unknown.join(', ')}; the jobs are ${JOB_NAMES.join(', ')}`);
      }
      const chosen = JOB_NAMES.filter((name) => names.includes(name));
      const { startSomeWorkers, startSweeping } = await import('@pillarwatch/workers');
      await stoppable((signal) =>
        withDatabase(own, (databaseUrl) => {
          const options = { settings: own, databaseUrl, clock: clockOf(own), feeds: null };
          return onRoad(options, signal, 'stopped while it was starting', async (road) => {
            startSomeWorkers(road, chosen);
            if (chosen.includes('sweep')) await startSweeping(road);
            say(`working on ${chosen.join(', ')}; stop with Ctrl-C`);
            await untilAborted(signal);
          });
        }),
      );
      say('stopped');
    });
}
