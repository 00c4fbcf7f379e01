import { Command } from 'commander';
import { printJson, say } from '../console.ts';
import { withDatabase } from '../database.ts';
import { stoppable } from '../interrupt.ts';
import { onRoad, showProgress } from '../road.ts';
import { clockOf, settings } from '../settings.ts';

/** `pillarwatch reextract` */
export function reextractCommand(): Command {
  return new Command('reextract')
    .description(
      'read stored pages again with the present extractor, without the network; may be stopped and run again',
    )
    .option('--all', 'also pages that the present extractor has read already', false)
    .option('--dry-run', 'only count the pages', false)
    .option('--json', 'print as JSON', false)
    .action(async (options: { all: boolean; dryRun: boolean; json: boolean }) => {
      const own = settings();
      const pages = await stoppable((signal) =>
        withDatabase(own, (databaseUrl) => reextract(databaseUrl, options, signal)),
      );
      if (options.json) await printJson({ pages, dryRun: options.dryRun });
    });
}

async function reextract(databaseUrl: string, options: { all: boolean; dryRun: boolean }, signal: AbortSignal) {
  const own = settings();
  const [{ analyseUntilQuiet, startSomeWorkers }, { sendToReextraction }, { EXTRACTOR_VERSION }] = await Promise.all([
    import('@pillarwatch/workers'),
    import('@pillarwatch/db'),
    import('@pillarwatch/extract'),
  ]);
  const unfinished = 'stopped before all pages were read; run it again to go on';
  return onRoad({ settings: own, databaseUrl, clock: clockOf(own), feeds: null }, signal, unfinished, async (road) => {
    const pages = await sendToReextraction(road.db, options.all ? null : EXTRACTOR_VERSION, options.dryRun);
    if (options.dryRun) {
      say(`${pages} stored pages would be read again`);
      return pages;
    }
    startSomeWorkers(road, ['analyse-article']);
    await showProgress(`reextract (${pages} pages): `, (progress) => analyseUntilQuiet(road, progress, signal));
    return pages;
  });
}
