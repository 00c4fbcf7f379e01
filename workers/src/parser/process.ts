import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { createClassifier } from '@pillarwatch/classify';
import { detectLanguage, extractPage, htmlToText } from '@pillarwatch/extract';
import { readFeed } from '@pillarwatch/feeds';
import { storable, storableOrNull, toError, type Words } from '@pillarwatch/model';
import { loadPlan, loadRelevance } from '@pillarwatch/settings';
import { fingerprint } from '@pillarwatch/stories';
import type { EntryTask, PageTask, ParserAnswers, ParserTask, ReadWords } from './task.ts';
import { dieWithParent } from './watchdog.ts';

/** What a parser process is told at its start. */
export interface ParserData {
  readonly configDir: string;
  readonly planId: string;
  /** Largest page after decompression, bytes. */
  readonly maxPageBytes: number;
}

dieWithParent();

const { configDir, planId, maxPageBytes } = JSON.parse(process.argv[2] ?? '{}') as ParserData;
const classifier = createClassifier(await loadPlan(configDir, planId), await loadRelevance(configDir));

/** Where the pool sends its tasks. An error is answered as a plain one: classes don't survive the channel. */
export default async function run(task: ParserTask): Promise<ParserAnswers[ParserTask['kind']]> {
  try {
    switch (task.kind) {
      case 'feed':
        return await readFeed(task.bytes, task);
      case 'page':
        return page(task);
      case 'entry':
        return entry(task);
      case 'words':
        return task.texts.map((words) => classifier.classify(words));
    }
  } catch (thrown) {
    throw new Error(toError(thrown).message);
  }
}

function page({ compressed, url, contentType, fallbackTitle }: PageTask): ParserAnswers['page'] {
  const bytes = gunzipSync(compressed, { maxOutputLength: maxPageBytes });
  const extracted = extractPage(bytes, { url, contentType });
  if (extracted.body === null) return { page: extracted, read: null };
  const words = cleanWords({
    title: extracted.title ?? fallbackTitle ?? '',
    standfirst: extracted.standfirst,
    body: extracted.body,
    language: extracted.language,
  });
  return { page: extracted, read: readWords(words) };
}

/** A feed-only article's words: the longer of content and summary is its body. */
function entry({ title, summary, content }: EntryTask): ReadWords {
  const [short = '', long = ''] = [summary, content]
    .map((html) => htmlToText(html ?? ''))
    .sort((a, b) => a.length - b.length);
  const standfirst = short !== '' && !long.includes(short) ? short : null;
  const language = detectLanguage(`${title}\n${short}\n${long}`);
  return readWords(cleanWords({ title, standfirst, body: long, language }));
}

function readWords(words: Words): ReadWords {
  return { words, fingerprint: fingerprint(words), classification: classifier.classify(words) };
}

/** Words as they will be stored, so that the classifier's offsets hold for the stored text. */
function cleanWords({ title, standfirst, body, language }: Words): Words {
  return { title: storable(title), standfirst: storableOrNull(standfirst), body: storable(body), language };
}
