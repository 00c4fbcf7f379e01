import type { Outline } from './blocks.ts';
import { MARK } from './marks.ts';
import { instantOf, parseDate } from './parse-date.ts';
import { firstMeta, type Statements } from './statements.ts';

/** Minutes east of UTC of the time of China, taken for Chinese pages that name no zone. */
const CHINA_OFFSET = 480;

const META_NAMES = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'date.published',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'article.published',
  'publishdate',
  'publish-date',
  'publish_date',
  'pubdate',
  'published',
  'publication_date',
  'citation_publication_date',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'date',
  'last-publish-date',
  'datecreated',
  'article_date_original',
  'og:pubdate',
  'weibo: article:create_at',
  'article:create_at',
  'bt:pubdate',
  'firstpublishedtime',
] as const;

/** What a search for the date of publication needs of the page. */
export interface DateHints {
  readonly url: string | null;
  readonly language: string | null;
  /** Block of the headline, or -1; and the first and last block of the body. */
  readonly title: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

/**
 * The instant of publication: linked data, meta elements, time elements, visible text near the headline,
 * and last the date in the address. A time without zone is taken as UTC+8 on Chinese pages, else as UTC.
 */
export function publishedAt(page: Outline, statements: Statements, hints: DateHints): Date | null {
  const offset = hints.language === 'zh' ? CHINA_OFFSET : 0;
  const read = (text: string | null | undefined): Date | null => (text == null ? null : parseDate(text, offset));
  const stated =
    read(statements.linkedData.published) ?? firstOf(META_NAMES, (name) => read(firstMeta(statements, name)));
  if (stated !== null) return stated;
  const { times } = statements;
  const marked = firstOf(times, (time) => (time.published && !time.modified ? read(time.value) : null));
  if (marked !== null) return marked;
  const visible = visibleDate(page, hints, offset);
  if (visible !== null) return visible;
  const any = firstOf(times, (time) => (time.modified ? null : read(time.value)));
  return any ?? dateInUrl(hints.url) ?? firstOf(times, (time) => read(time.value));
}

/** Blocks searched before the headline and after the body. */
const BEFORE = 6;
const AFTER = 12;

function visibleDate({ blocks }: Outline, hints: DateHints, offset: number): Date | null {
  const start = hints.title >= 0 ? hints.title : Math.max(0, hints.bodyStart - 20);
  const stop = Math.max(hints.bodyStart + 2, start + BEFORE);
  let day: Date | null = null;
  const look = (from: number, to: number): Date | null => {
    for (let index = Math.max(0, from); index < Math.min(to, blocks.length); index++) {
      const block = blocks[index];
      if (block === undefined || block.size > 400 || (block.section.marks & MARK.comment) !== 0) continue;
      if (block.sentence && block.size > 250) continue;
      const found = parseDate(block.text, offset);
      if (found === null) continue;
      if (/\d[:：时]\d\d/.test(block.text)) return found;
      day ??= found;
    }
    return null;
  };
  return (
    look(start, Math.min(stop, start + 60)) ??
    day ??
    look(start - BEFORE, start) ??
    day ??
    look(hints.bodyEnd, hints.bodyEnd + AFTER) ??
    day
  );
}

function firstOf<T>(items: readonly T[], read: (item: T) => Date | null): Date | null {
  for (const item of items) {
    const found = read(item);
    if (found !== null) return found;
  }
  return null;
}

function dateInUrl(url: string | null): Date | null {
  const path = url?.replace(/^[a-z]+:\/\/[^/]*/i, '') ?? '';
  const match =
    /(?:^|[/_-])((?:19|20)\d\d)[/_-]?(\d\d)[/_-]?(\d\d)(?=[/_.-]|$)/.exec(path) ??
    /(?:^|\/)((?:19|20)\d\d)\/(\d{1,2})\/(\d{1,2})(?=\/|$)/.exec(path) ??
    /[/_-]((?:20)\d\d)(\d\d)(\d\d)\d*/.exec(path);
  return match === null ? null : instantOf(Number(match[1]), Number(match[2]), Number(match[3]), '', 0);
}
