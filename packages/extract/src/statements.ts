import type { CheerioAPI } from 'cheerio/slim';
import { isText } from 'domhandler';
import { type LinkedData, readLinkedData } from './linked-data.ts';
import { collapse } from './text.ts';

/** What a page states about itself outside its visible text. */
export interface Statements {
  /** First `content` of each meta name, property, itemprop or http-equiv, in lower case. */
  readonly meta: ReadonlyMap<string, string>;
  /** Every `content` of names that may be repeated. */
  readonly authors: readonly string[];
  readonly pageTitle: string | null;
  readonly canonical: string | null;
  readonly base: string | null;
  readonly htmlLanguage: string | null;
  readonly times: readonly TimeElement[];
  readonly linkedData: LinkedData;
}

/** A time element, or another that carries a machine-readable date. */
export interface TimeElement {
  readonly value: string;
  /** Marked as the date of publication by `itemprop`, `pubdate` or its class. */
  readonly published: boolean;
  readonly modified: boolean;
}

const AUTHOR_NAMES = new Set([
  'author',
  'article:author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'parsely-author',
  'sailthru.author',
  'cxenseparse:author',
  'og:article:author',
  'citation_author',
]);

/** Reads head elements, time elements and linked data in one selection. */
export function readStatements($: CheerioAPI): Statements {
  const meta = new Map<string, string>();
  const authors: string[] = [];
  const times: TimeElement[] = [];
  const scripts: string[] = [];
  let pageTitle: string | null = null;
  let canonical: string | null = null;
  let base: string | null = null;
  let htmlLanguage: string | null = null;
  $('html, meta, title, link[rel], base, script[type], time, [itemprop="datePublished"]').each((_, element) => {
    const { name, attribs } = element;
    if (name === 'meta') {
      const key = (attribs.property ?? attribs.name ?? attribs.itemprop ?? attribs['http-equiv'] ?? '')
        .trim()
        .toLowerCase();
      const content = attribs.content?.trim();
      if (key === '' || content === undefined || content === '') return;
      if (!meta.has(key)) meta.set(key, content);
      if (AUTHOR_NAMES.has(key)) authors.push(content);
    } else if (name === 'title') {
      const inDrawing = element.parent !== null && 'name' in element.parent && element.parent.name === 'svg';
      if (!inDrawing) pageTitle ??= collapse(ownText(element.children)) || null;
    } else if (name === 'link') {
      if (/(?:^|\s)canonical(?:\s|$)/i.test(attribs.rel ?? '')) canonical ??= attribs.href ?? null;
    } else if (name === 'base') base ??= attribs.href ?? null;
    else if (name === 'html') htmlLanguage ??= attribs.lang ?? attribs['xml:lang'] ?? null;
    else if (name === 'script') {
      if (/^\s*application\/ld\+json/i.test(attribs.type ?? '')) scripts.push(ownText(element.children));
    } else {
      const value = attribs.datetime ?? attribs.content ?? attribs.title ?? '';
      const hints = `${attribs.itemprop ?? ''} ${attribs.class ?? ''} ${attribs.id ?? ''}`;
      times.push({
        value: value || collapse(ownText(element.children)),
        published: attribs.pubdate !== undefined || /publi|entry-date|posted/i.test(hints),
        modified: /modif|updat/i.test(hints),
      });
    }
  });
  const linkedData = readLinkedData(scripts);
  return { meta, authors, pageTitle, canonical, base, htmlLanguage, times, linkedData };
}

function ownText(children: readonly unknown[]): string {
  let text = '';
  for (const child of children) if (isTextNode(child)) text += child.data;
  return text;
}

function isTextNode(node: unknown): node is { data: string } {
  return typeof node === 'object' && node !== null && isText(node as Parameters<typeof isText>[0]);
}

/** The first of several names that the page gives. */
export function firstMeta({ meta }: Statements, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = meta.get(name);
    if (value !== undefined) return value;
  }
  return null;
}
