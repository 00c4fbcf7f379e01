import { createHash } from 'node:crypto';
import { type Entry, errorLine, type ParsedFeed } from '@pillarwatch/model';
import { parseDate } from './dates.ts';
import { absoluteLink } from './links.ts';
import type { RawEntry, RawFeed, RawLink } from './raw.ts';
import { collapse, plainTitle } from './titles.ts';

/** An entry whose key is not settled yet: what could be its key, best first. */
interface Candidate {
  readonly entry: Omit<Entry, 'key'>;
  readonly id: string | null;
  /** Digest of the entry's words. */
  readonly digest: () => string;
}

/** Longer ids cannot be indexed, and tell no more than their digest does. */
const LONGEST_KEY = 1000;

/**
 * Makes a parsed feed of a raw one: dates become instants, links absolute, titles plain text, and
 * every entry gets a key that no other entry of this feed has.
 *
 * @param raw from a reader
 * @param documentUrl address of the document, or null
 */
export function toParsedFeed(raw: RawFeed, documentUrl: string | null): ParsedFeed {
  // A feed whose address nobody knows may say it itself.
  const selfUrl = raw.selfLink && absoluteLink(raw.selfLink, []);
  const siteUrl = raw.siteLink && absoluteLink(raw.siteLink.text, [raw.siteLink.base, documentUrl, selfUrl]);
  const language = raw.language === null ? null : collapse(raw.language);
  const read: Candidate[] = [];
  const badEntries: { index: number; reason: string }[] = [];
  raw.entries.forEach((entry, index) => {
    try {
      if ('reason' in entry) badEntries.push({ index, reason: entry.reason });
      else read.push(candidateOf(entry, [documentUrl ?? selfUrl, siteUrl], language));
    } catch (error) {
      badEntries.push({ index, reason: errorLine(error) });
    }
  });
  const title = raw.title === null ? null : plainTitle(raw.title, raw.titleKind) || null;
  return { title, siteUrl, language, entries: withKeys(read), badEntries };
}

function candidateOf(raw: RawEntry, bases: readonly (string | null)[], language: string | null): Candidate {
  const published = firstDate(raw.published, language);
  const updatedAt = firstDate(raw.updated, language);
  const entry = {
    url: firstLink(raw.links, bases),
    title: raw.title === null ? '' : plainTitle(raw.title, raw.titleKind),
    // An entry that names no day of publication appeared, at the latest, when it was last changed.
    publishedAt: published ?? updatedAt,
    updatedAt,
    summary: raw.summary,
    content: raw.content,
    author: raw.author === null ? null : plainTitle(raw.author, 'unknown') || null,
  };
  const words = [raw.id, entry.url, raw.title, raw.summary, raw.content, ...raw.published];
  const digest = () => createHash('sha256').update(JSON.stringify(words)).digest('hex');
  return { entry, id: raw.id !== null && raw.id.length > LONGEST_KEY ? null : raw.id, digest };
}

function firstDate(texts: readonly string[], language: string | null): Date | null {
  for (const text of texts) {
    const date = parseDate(text, language);
    if (date) return date;
  }
  return null;
}

function firstLink(links: readonly RawLink[], bases: readonly (string | null)[]): string | null {
  for (const { text, base } of links) {
    const url = absoluteLink(text, [base, ...bases]);
    if (url) return url;
  }
  return null;
}

/**
 * The feed's own id, else the URL, else the digest of the words. Of entries that share a key none
 * keeps it bare: a feed that gives all its entries one guid would otherwise hide each new entry
 * behind the one seen before. Entries that are the same in every word are told apart by their count.
 */
function withKeys(candidates: readonly Candidate[]): Entry[] {
  const uses = new Map<string, number>();
  const bare = candidates.map(({ entry, id, digest }) => id ?? entry.url ?? digest());
  for (const key of bare) uses.set(key, (uses.get(key) ?? 0) + 1);
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return candidates.map(({ entry, digest }, at) => {
    const own = bare[at] ?? digest();
    const wanted = (uses.get(own) ?? 1) > 1 ? `${own}#${digest()}` : own;
    let key = wanted;
    // Counting goes on where it stopped: ten thousand empty entries would take quadratic time otherwise.
    for (let count = counts.get(wanted) ?? 2; taken.has(key); count++) {
      key = `${wanted}#${count}`;
      counts.set(wanted, count + 1);
    }
    taken.add(key);
    return { key, ...entry };
  });
}
