import { Command } from 'commander';
import { printJson, say } from '../console.ts';
import { withDatabase } from '../database.ts';
import { Interrupted } from '../exit-codes.ts';
import { loadFeeds } from '../feeds.ts';
import { stoppable } from '../interrupt.ts';
import { progressLine, stateWords } from '../progress.ts';
import { clockOf, settings } from '../settings.ts';

/** `pillarwatch ingest` */
export function ingestCommand(): Command {
  return new Command('ingest')
    .description('poll every feed once, fetch and analyse what is new, and stop when nothing is left to do now')
    .option('--feeds <file>', 'another list of feeds than config/feeds.yaml')
    .option('--json', 'print the articles by state as JSON', false)
    .action(async (options: { feeds?: string; json: boolean }) => {
      const own = settings();
      const feeds = await loadFeeds(own, options.feeds);
      const states = await stoppable((signal) => withDatabase(own, (url) => ingest(url, feeds, signal)));
      if (options.json) await printJson({ articles: states });
    });
}

async function ingest(databaseUrl: string, feeds: Awaited<ReturnType<typeof loadFeeds>>, signal: AbortSignal) {
  const { ingestRound, openRoad, startAllWorkers } = await import('@pillarwatch/workers');
  const own = settings();
  const line = progressLine('ingest: ');
  const road = await openRoad({ settings: own, databaseUrl, clock: clockOf(own), log: say, feeds });
  try {
    let states: Readonly<Record<string, number>> = {};
    startAllWorkers(road);
    await ingestRound(
      road,
      (now) => {
        states = now;
        line.update(stateWords(now));
      },
      signal,
    );
    line.finish(stateWords(states));
    return states;
  } catch (error) {
    if (signal.aborted) throw new Interrupted('stopped before the round was done; run it again to go on');
    throw error;
  } finally {
    await road.close();
  }
}
