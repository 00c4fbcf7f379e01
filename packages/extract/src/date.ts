import type { Block, Outline } from './blocks.ts';
import { MARK } from './marks.ts';
import { instantOf, type Moment, parseDate } from './parse-date.ts';
import { firstMeta, type Statements } from './statements.ts';

/** Zones taken for pages in a language that name none, in minutes east of UTC: of Beijing and of Moscow. */
const OFFSETS: ReadonlyMap<string | null, number> = new Map([
  ['zh', 480],
  ['ru', 180],
]);

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
 * and last the date in the address. A statement without time of day gives way to the first of these that
 * names the same day and the time. A time without zone is taken as UTC+8 on Chinese pages, as UTC+3 on
 * Russian ones, else as UTC.
 */
export function publishedAt(page: Outline, statements: Statements, hints: DateHints): Date | null {
  const offset = OFFSETS.get(hints.language) ?? 0;
  const read = (text: string | null | undefined): Moment | null => (text == null ? null : parseDate(text, offset));
  const { times, linkedData } = statements;
  const fields = [() => linkedData.published, ...META_NAMES.map((name) => () => firstMeta(statements, name))];
  const found =
    firstOf(fields, (field) => read(field())) ??
    firstOf(times, (time) => (time.published && !time.modified ? read(time.value) : null)) ??
    visibleDate(page, hints, offset) ??
    firstOf(times, (time) => (time.modified ? null : read(time.value))) ??
    dateInUrl(hints.url) ??
    firstOf(times, (time) => read(time.value));
  if (found === null || found.timed) return found?.instant ?? null;
  const precise = (moment: Moment | null): Moment | null =>
    moment?.timed === true && isSameDay(moment, found, offset) ? moment : null;
  const better =
    firstOf(fields, (field) => precise(read(field()))) ??
    firstOf(times, (time) => (time.published && !time.modified ? precise(read(time.value)) : null)) ??
    firstOf(windows(page, hints).flat(), (block) =>
      block.sentence || UPDATED.test(block.text) ? null : precise(parseDate(block.text, offset)),
    ) ??
    firstOf(times, (time) => (time.modified ? null : precise(read(time.value))));
  return (better ?? found).instant;
}

/** Openings of a line that says when the article was last changed. */
const UPDATED = /^[^\p{L}]*(?:(?:last )?(?:updated|modified)|更新|修改|обновл|aktualisiert|mis à jour|actualiz)/iu;

/** Whether the day of `bare` is that of `timed`, as written or by the page's own clock. */
function isSameDay(timed: Moment, bare: Moment, offset: number): boolean {
  if (timed.day === bare.day) return true;
  const since = timed.instant.getTime() + offset * 60_000 - bare.day;
  return since >= 0 && since < 86_400_000;
}

/** Blocks searched before the headline and after the body. */
const BEFORE = 6;
const AFTER = 12;

/** Blocks that may show the date: below the headline, above it, below the body. */
function windows({ blocks }: Outline, hints: DateHints): readonly (readonly Block[])[] {
  const start = hints.title >= 0 ? hints.title : Math.max(0, hints.bodyStart - 20);
  const stop = Math.max(hints.bodyStart + 2, start + BEFORE);
  const short = (from: number, to: number): Block[] =>
    blocks
      .slice(Math.max(0, from), Math.max(0, to))
      .filter(({ size, sentence, section }) => size <= (sentence ? 250 : 400) && (section.marks & MARK.comment) === 0);
  return [
    short(start, Math.min(stop, start + 60)),
    short(start - BEFORE, start),
    short(hints.bodyEnd, hints.bodyEnd + AFTER),
  ];
}

function visibleDate(page: Outline, hints: DateHints, offset: number): Moment | null {
  for (const window of windows(page, hints)) {
    let day: Moment | null = null;
    for (const { text } of window) {
      const found = parseDate(text, offset);
      if (found !== null && /\d[:：时]\d\d/.test(text)) return found;
      day ??= found;
    }
    if (day !== null) return day;
  }
  return null;
}

function firstOf<T>(items: readonly T[], read: (item: T) => Moment | null): Moment | null {
  for (const item of items) {
    const found = read(item);
    if (found !== null) return found;
  }
  return null;
}

function dateInUrl(url: string | null): Moment | null {
  const path = url?.replace(/^[a-z]+:\/\/[^/]*/i, '') ?? '';
  const match =
    /(?:^|[/_-])((?:19|20)\d\d)[/_-]?(\d\d)[/_-]?(\d\d)(?=[/_.-]|$)/.exec(path) ??
    /(?:^|\/)((?:19|20)\d\d)\/(\d{1,2})\/(\d{1,2})(?=\/|$)/.exec(path) ??
    /[/_-]((?:20)\d\d)(\d\d)(\d\d)\d*/.exec(path);
  return match === null ? null : instantOf(Number(match[1]), Number(match[2]), Number(match[3]), '', 0);
}
