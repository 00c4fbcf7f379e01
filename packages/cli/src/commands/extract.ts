import { type ExtractedPage, InputError } from '@pillarwatch/model';
import { Command } from 'commander';
import { z } from 'zod';
import { print, printable, printJson, userPath } from '../console.ts';
import { answerLines } from '../jsonl.ts';
import { readBytes, readInput } from '../read-input.ts';

const request = z
  .object({
    id: z.union([z.string(), z.number()]),
    url: z.string().nullish(),
    html: z.string().nullish(),
    path: z.string().min(1).nullish(),
  })
  .refine(({ html, path }) => (html ?? path ?? null) !== null, 'give html or path');

/** `pillarwatch extract` */
export function extractCommand(): Command {
  return new Command('extract')
    .description('read the article out of a page')
    .argument('[file-or-url]', 'an HTML page (a .gz file is unpacked)')
    .option(
      '--jsonl',
      'a batch on stdin: {id, url?, html | path} → {id, title, standfirst, body, …} or {id, error}',
      false,
    )
    .option('--json', 'print as JSON', false)
    .action(async (input: string | undefined, options: { jsonl: boolean; json: boolean }) => {
      const { extractPage } = await import('@pillarwatch/extract');
      if (options.jsonl) {
        await answerLines(request, async ({ html, path, url }) => {
          const page = html ?? (await readBytes(userPath(path ?? '')));
          return answerOf(extractPage(page, { url: url ?? null, contentType: null }));
        });
        return;
      }
      if (input === undefined) throw new InputError('name a page: a file or a URL; or give a batch with --jsonl');
      const { bytes, url, contentType } = await readInput(input, 'page');
      const page = extractPage(bytes, { url, contentType });
      if (options.json) await printJson(answerOf(page));
      else await print(textOf(page));
    });
}

function answerOf(page: ExtractedPage) {
  const { title, standfirst, body, reason, byline, publishedAt, language, canonicalUrl } = page;
  const common = { title, standfirst, body, byline, publishedAt: publishedAt?.toISOString() ?? null, language };
  return { ...common, canonicalUrl, ...(body === null ? { reason } : {}) };
}

function textOf(page: ExtractedPage): string {
  const facts = [page.byline, page.publishedAt?.toISOString(), page.language, page.canonicalUrl].filter(Boolean);
  const parts = [
    page.title ?? '(no title)',
    facts.join(' · '),
    page.standfirst,
    page.body ?? `(no article: ${page.reason ?? 'unknown reason'})`,
  ];
  return printable(parts.filter(Boolean).join('\n\n'));
}
