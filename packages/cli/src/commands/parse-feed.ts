import { InputError, type ParsedFeed } from '@pillarwatch/model';
import { Command } from 'commander';
import { z } from 'zod';
import { print, printable, printJson, userPath } from '../console.ts';
import { answerLines } from '../jsonl.ts';
import { readBytes, readInput } from '../read-input.ts';

const request = z.object({
  id: z.union([z.string(), z.number()]),
  path: z.string().min(1),
  url: z.string().nullish(),
  contentType: z.string().nullish(),
});

/** `pillarwatch parse-feed` */
export function parseFeedCommand(): Command {
  return new Command('parse-feed')
    .description('read a feed and show its entries')
    .argument('[file-or-url]', 'a feed document')
    .option('--jsonl', 'a batch on stdin: {id, path, url?, contentType?} → {id, title, entries} or {id, error}', false)
    .option('--json', 'print as JSON', false)
    .action(async (input: string | undefined, options: { jsonl: boolean; json: boolean }) => {
      const { readFeed } = await import('@pillarwatch/feeds');
      if (options.jsonl) {
        await answerLines(request, async ({ path, url, contentType }) => {
          const bytes = await readBytes(userPath(path));
          return answerOf(await readFeed(bytes, { url: url ?? null, contentType: contentType ?? null }));
        });
        return;
      }
      if (input === undefined) throw new InputError('name a feed: a file or a URL; or give a batch with --jsonl');
      const { bytes, url, contentType } = await readInput(input, 'feed');
      const feed = await readFeed(bytes, { url, contentType });
      if (options.json) await printJson({ ...answerOf(feed), badEntries: feed.badEntries });
      else await print(listOf(feed));
    });
}

function answerOf(feed: ParsedFeed) {
  return {
    title: feed.title,
    entries: feed.entries.map(({ key, url, title, publishedAt, summary, content }) => ({
      id: key,
      url,
      title,
      publishedAt: publishedAt?.toISOString() ?? null,
      summary,
      content,
    })),
  };
}

function listOf(feed: ParsedFeed): string {
  const entries = feed.entries.map(
    ({ publishedAt, title, url }) =>
      `${publishedAt ? publishedAt.toISOString().slice(0, 16).replace('T', ' ') : '(no date)       '}  ${printable(title)}\n                  ${printable(url ?? '(no link)')}`,
  );
  const bad = feed.badEntries.map(({ index, reason }) => `entry ${index + 1} cannot be read: ${printable(reason)}`);
  return [`${printable(feed.title ?? '(no title)')}: ${feed.entries.length} entries`, ...entries, ...bad].join('\n');
}
