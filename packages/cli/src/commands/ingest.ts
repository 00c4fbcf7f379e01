import type { FeedList } from '@pillarwatch/settings';
import { Command } from 'commander';
import { printJson } from '../console.ts';
import { withDatabase } from '../database.ts';
import { loadFeeds } from '../feeds.ts';
import { stoppable } from '../interrupt.ts';
import { onRoad, showProgress } from '../road.ts';
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

async function ingest(databaseUrl: string, feeds: FeedList, signal: AbortSignal) {
  const own = settings();
  const { ingestRound, startAllWorkers } = await import('@pillarwatch/workers');
  const unfinished = 'stopped before the round was done; run it again to go on';
  return onRoad({ settings: own, databaseUrl, clock: clockOf(own), feeds }, signal, unfinished, (road) => {
    startAllWorkers(road);
    return showProgress('ingest: ', (progress) => ingestRound(road, progress, signal));
  });
}
