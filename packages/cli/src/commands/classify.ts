import { type Classification, InputError, type Plan, type Words } from '@pillarwatch/model';
import { Command } from 'commander';
import { z } from 'zod';
import { print, printable, printJson } from '../console.ts';
import { answerLines } from '../jsonl.ts';
import { readInput } from '../read-input.ts';
import { settings } from '../settings.ts';

const request = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string(),
  standfirst: z.string().nullish(),
  body: z.string(),
  language: z.string().nullish(),
});

/** `pillarwatch classify` */
export function classifyCommand(): Command {
  return new Command('classify')
    .description('tag a page, or a batch of texts, with the pillars of a plan')
    .argument('[file-or-url]', 'an HTML page')
    .option('--plan <id>', 'the plan (a folder of config/plans)')
    .option(
      '--jsonl',
      'a batch on stdin: {id, title, standfirst?, body, language?} → {id, relevant, …, mentions}',
      false,
    )
    .option('--json', 'print as JSON', false)
    .action(async (input: string | undefined, options: { plan?: string; jsonl: boolean; json: boolean }) => {
      const { configDir, planId } = settings();
      const [{ loadPlan, loadRelevance }, { createClassifier }] = await Promise.all([
        import('@pillarwatch/settings'),
        import('@pillarwatch/classify'),
      ]);
      const plan = await loadPlan(configDir, options.plan ?? planId);
      const classifier = createClassifier(plan, await loadRelevance(configDir));
      if (options.jsonl) {
        await answerLines(request, async ({ title, standfirst, body, language }) =>
          answerOf(classifier.classify({ title, standfirst: standfirst ?? null, body, language: language ?? null })),
        );
        return;
      }
      if (input === undefined) throw new InputError('name a page: a file or a URL; or give a batch with --jsonl');
      const words = await wordsOf(input);
      const found = classifier.classify(words);
      if (options.json) await printJson({ title: words.title, ...answerOf(found), reason: found.reason });
      else await print(textOf(words, found, plan));
    });
}

async function wordsOf(input: string): Promise<Words> {
  const { extractPage } = await import('@pillarwatch/extract');
  const { bytes, url, contentType } = await readInput(input, 'page');
  const { title, standfirst, body, language, reason } = extractPage(bytes, { url, contentType });
  if (body === null) throw new InputError(`${input} holds no article (${reason ?? 'unknown reason'})`);
  return { title: title ?? '', standfirst, body, language };
}

function answerOf({ relevant, relevance, namesPlan, mentions }: Classification) {
  return {
    relevant,
    relevance,
    namesPlan,
    mentions: mentions.map(({ pillar, probability, evidence }) => ({
      pillar,
      probability,
      evidence: evidence.map(({ field, start, end, sentence }) => ({ field, start, end, sentence })),
    })),
  };
}

function textOf(words: Words, found: Classification, plan: Plan): string {
  const titles = new Map(plan.pillars.map(({ id, number, short }) => [id, `${number} ${short}`]));
  const lines = [
    words.title,
    `relevant: ${found.relevant ? 'yes' : 'no'} (${found.relevance.toFixed(2)}); names the plan: ${found.namesPlan ? 'yes' : 'no'}`,
    ...(found.reason ? [`no pillar: ${found.reason}`] : []),
    ...found.mentions.flatMap(({ pillar, probability, evidence }) => [
      `\n${titles.get(pillar) ?? pillar} (${probability.toFixed(2)})`,
      ...evidence.map(({ field, sentence, terms }) => `  ${field}: ${sentence}\n    for: ${terms.join(', ')}`),
    ]),
  ];
  return printable(lines.join('\n'));
}
