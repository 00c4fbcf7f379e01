import { defineWorkers, type WorkerRegistry } from '@pillarwatch/queue';
import { analyseArticle } from './analyse-article.ts';
import { fetchPage } from './fetch-page.ts';
import { pollFeed } from './poll-feed.ts';
import { publishReport } from './publish-report.ts';
import type { Road } from './road.ts';
import { sweep } from './sweep.ts';

/** Feeds polled, and hosts fetched from, at the same time by one process: they wait for the network, not for us. */
const POLLS = 8;
const HOSTS = 16;

/** Who does which job. Every job has exactly one handler, or the program does not start. */
export function registryFor(road: Road): WorkerRegistry {
  return defineWorkers({
    sweep: { handler: (payload, job) => sweep(payload, job, road), concurrency: 1 },
    'poll-feed': { handler: (payload, job) => pollFeed(payload, job, road), concurrency: POLLS },
    'fetch-page': { handler: (payload, job) => fetchPage(payload, job, road), concurrency: HOSTS },
    'analyse-article': {
      handler: (payload, job) => analyseArticle(payload, job, road),
      // One more than there are parsers, so that none idles while results are written.
      concurrency: road.settings.parsers + 1,
    },
    'publish-report': { handler: (payload, job) => publishReport(payload, job, road), concurrency: 1 },
  });
}
