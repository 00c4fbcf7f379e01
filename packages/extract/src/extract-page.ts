import type { ExtractedPage } from '@pillarwatch/model';
import { type Outline, outline } from './blocks.ts';
import { findBody, joinBlocks } from './body.ts';
import { findByline } from './byline.ts';
import { canonicalUrl } from './canonical.ts';
import { publishedAt } from './date.ts';
import { decodePage } from './decode.ts';
import { htmlToText } from './html-to-text.ts';
import { pageLanguage } from './language.ts';
import { noArticle } from './no-article.ts';
import { parsePage, rootOf } from './parse.ts';
import { findStandfirst, type Standfirst } from './standfirst.ts';
import { readStatements } from './statements.ts';
import { collapse, fold, units } from './text.ts';
import { findTitle, siteNames } from './title.ts';

/** Changes when any page would read differently. */
export const EXTRACTOR_VERSION = 'extract-2';

/** What is known of a page beside its bytes. */
export interface PageHints {
  /** Address it was fetched from. */
  readonly url: string | null;
  /** Value of the `Content-Type` header. */
  readonly contentType: string | null;
}

/**
 * Reads the article out of a page. Never throws.
 *
 * @param page bytes as they came, or text that was decoded before
 * @param hints address and content type, null where unknown
 */
export function extractPage(page: Uint8Array | string, hints: PageHints): ExtractedPage {
  const html = typeof page === 'string' ? page : decodePage(page, hints.contentType);
  const $ = parsePage(html);
  const statements = readStatements($);
  const read = outline(rootOf($));
  const host = hostOf(hints.url);
  const sites = siteNames(statements, host);
  const title = findTitle(read, statements, host);
  const body = findBody(read, title);
  const { meta, linkedData } = statements;
  const descriptions = [meta.get('og:description') ?? null, meta.get('description') ?? null, linkedData.description];
  const lead = findStandfirst(read, title.block, body.blocks, descriptions);
  const standfirst = lead !== null && isRepeated(read, lead, body.blocks) ? null : lead;
  const kept = body.blocks.filter((index) => standfirst?.blocks.has(index) !== true).map((index) => read.blocks[index]);
  const text = betterBody(joinBlocks(kept), linkedData.body);
  const size = units(text) + (standfirst?.text.length ?? 0);
  const reason = noArticle(read, title.text, text, size, /<script/i.test(html));
  const language = pageLanguage(statements, text === '' ? (title.text ?? '') : text);
  const near = { title: title.block, bodyStart: body.blocks[0] ?? 0, bodyEnd: (body.blocks.at(-1) ?? 0) + 1 };
  return {
    title: title.text === null ? null : collapse(title.text),
    standfirst: standfirst?.text ?? null,
    body: reason === null ? text : null,
    reason,
    byline: findByline(read, statements, sites, near),
    publishedAt: publishedAt(read, statements, { url: hints.url, language, ...near }),
    language,
    canonicalUrl: canonicalUrl(statements, hints.url),
  };
}

/** Shortest body in linked data that is believed, in Latin letters; shorter ones are often summaries. */
const LEAST_STATED = 300;

/** The body that was found, or the one that linked data states where the page shows less than half of it. */
function betterBody(found: string, stated: string | null): string {
  if (stated === null || stated.length * 2.5 < LEAST_STATED) return found;
  const text = htmlToText(stated);
  const size = units(text);
  return size >= LEAST_STATED && units(found) * 2 < size ? text : found;
}

/** Whether the body opens with the very words of the lead. */
function isRepeated({ blocks }: Outline, lead: Standfirst, body: readonly number[]): boolean {
  const words = fold(lead.text);
  return body.slice(0, 3).some((index) => !lead.blocks.has(index) && fold(blocks[index]?.text ?? '').startsWith(words));
}

function hostOf(url: string | null): string {
  try {
    return url === null ? '' : new URL(url).hostname;
  } catch {
    return '';
  }
}
