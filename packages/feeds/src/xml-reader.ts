import { errorLine } from '@pillarwatch/model';
import type { Element } from 'domhandler';
import type { FeedElements, Placed } from './elements.ts';
import { absoluteLink } from './links.ts';
import { type Markup, markupOf } from './markup.ts';
import type { RawEntry, RawFeed, RawLink } from './raw.ts';
import { attributeOf, personOf, textOf, type XmlTree } from './xml-tree.ts';

/** Names of one field in the vocabularies of feeds, the likeliest first. */
const TITLE = ['title', 'atom:title', 'dc:title', 'media:title', 'itunes:title'];
const ID = ['guid', 'atom:id', 'id', 'dc:identifier'];
const LINK = ['link', 'atom:link'];
const PUBLISHED = [
  'pubdate',
  'published',
  'atom:published',
  'atom:issued',
  'issued',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'atom:created',
  'created',
  'date',
];
const UPDATED = ['atom:updated', 'updated', 'atom:modified', 'modified', 'dcterms:modified', 'lastbuilddate'];
const SUMMARY = ['description', 'atom:summary', 'summary', 'dc:description', 'itunes:summary', 'media:description'];
const CONTENT = ['content:encoded', 'atom:content', 'content', 'xhtml:body', 'body', 'fullitem'];
const AUTHOR = ['author', 'atom:author', 'dc:creator', 'itunes:author'];
const LANGUAGE = ['language', 'dc:language'];

/** Relations of an Atom link that may lead to the page, best first; the others (`edit`, `replies`, …) do not. */
const ENTRY_RELATIONS = ['alternate', 'via', 'related', 'self', 'enclosure'];
/** Relations may be written in full (RFC 4287, section 4.2.7.2). */
const RELATION_PREFIX = 'http://www.iana.org/assignments/relation/';

/**
 * Reads a feed of any XML vocabulary, field by field, from its elements alone.
 *
 * @param tree the document
 * @param feed its elements
 */
export function readXml(tree: XmlTree, feed: FeedElements): RawFeed {
  const isAtom = feed.root.name.endsWith('feed');
  const title = wordsOf(tree, feed.head, TITLE);
  const feedAuthor = authorOf(feed.head);
  return {
    title: title?.words ?? null,
    titleKind: title?.kind ?? 'text',
    siteLink: pageLinks(feed.head, ['alternate'])[0] ?? null,
    selfLink: relatedLinks(feed.head, 'self')[0]?.text ?? null,
    language: fieldTexts(feed.head, LANGUAGE)[0] ?? attributeOf(feed.root.element, 'xml:lang'),
    entries: feed.entries.map(({ placed, fields }) => {
      try {
        const read = readEntry(tree, placed, fields);
        // RFC 4287, section 4.2.1: the feed's author is that of entries without one.
        return isAtom && read.author === null ? { ...read, author: feedAuthor } : read;
      } catch (error) {
        return { reason: errorLine(error) };
      }
    }),
  };
}

function readEntry(tree: XmlTree, entry: Placed, fields: readonly Placed[]): RawEntry {
  const title = wordsOf(tree, fields, TITLE);
  return {
    id: fieldTexts(fields, ID)[0] ?? attributeOf(entry.element, 'rdf:about'),
    links: [...pageLinks(fields, ENTRY_RELATIONS), ...idLinks(entry, fields)],
    title: title?.words ?? null,
    titleKind: title?.kind ?? 'text',
    published: fieldTexts(fields, PUBLISHED),
    updated: fieldTexts(fields, UPDATED),
    summary: wordsOf(tree, fields, SUMMARY)?.words ?? null,
    content: wordsOf(tree, fields, CONTENT)?.words ?? null,
    author: authorOf(fields),
  };
}

/** The fields of these names, in the order of the names. */
function named(fields: readonly Placed[], names: readonly string[]): Placed[] {
  const found = fields.filter((field) => names.includes(field.name));
  return found.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
}

function fieldTexts(fields: readonly Placed[], names: readonly string[]): string[] {
  return named(fields, names)
    .map((field) => textOf(field.element))
    .filter((text) => text !== '');
}

function wordsOf(tree: XmlTree, fields: readonly Placed[], names: readonly string[]): Markup | null {
  const isAtomFeed = tree.root.name.endsWith('feed');
  for (const { name, element } of named(fields, names)) {
    const markup = markupOf(tree, element, name.startsWith('atom:') || (isAtomFeed && !name.includes(':')));
    if (markup.words !== '') return markup;
  }
  return null;
}

function authorOf(fields: readonly Placed[]): string | null {
  for (const { element } of named(fields, AUTHOR)) {
    const name = personOf(element);
    if (name !== '') return name;
  }
  return null;
}

/** RSS writes the link as text, Atom as `href` with a relation; both stand in both. */
function pageLinks(fields: readonly Placed[], relations: readonly string[]): RawLink[] {
  const texts = named(fields, LINK).flatMap(({ element, base }) => {
    const text = attributeOf(element, 'href') === null ? textOf(element) : '';
    return text === '' ? [] : [{ text, base }];
  });
  return [...texts, ...relations.flatMap((relation) => relatedLinks(fields, relation))];
}

/** Links of one relation, pages before other media types. */
function relatedLinks(fields: readonly Placed[], relation: string): RawLink[] {
  return named(fields, LINK)
    .filter(({ element }) => relationOf(element) === relation)
    .sort((a, b) => Number(isPage(b)) - Number(isPage(a)))
    .flatMap(({ element, base }) => {
      const text = attributeOf(element, 'href');
      return text === null ? [] : [{ text, base }];
    });
}

function relationOf(element: Element): string {
  const relation = attributeOf(element, 'rel')?.toLowerCase() ?? 'alternate';
  return relation.startsWith(RELATION_PREFIX) ? relation.slice(RELATION_PREFIX.length) : relation;
}

function isPage({ element }: Placed): boolean {
  return /html|^$/i.test(attributeOf(element, 'type') ?? '');
}

/** What identifies an entry is often its address: a guid unless it says otherwise, `rdf:about`, an Atom id. */
function idLinks(entry: Placed, fields: readonly Placed[]): RawLink[] {
  const ids = named(fields, ID)
    .filter(({ element }) => attributeOf(element, 'ispermalink')?.toLowerCase() !== 'false')
    .map(({ element }) => textOf(element));
  return [...ids, attributeOf(entry.element, 'rdf:about')].flatMap((text) =>
    text !== null && absoluteLink(text, []) !== null ? [{ text, base: null }] : [],
  );
}
