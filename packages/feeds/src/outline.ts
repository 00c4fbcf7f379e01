import type { FeedElements, Placed } from './elements.ts';
import { attributeOf, hasChildElements, personOf, textOf } from './xml-tree.ts';

/** Longer texts are no title, link, id, date or name. */
const LONGEST_TEXT = 4000;

/** How rss-parser spells the fields that it is given. */
const RSS_FIELDS = new Map(
  Object.entries({
    title: 'title',
    link: 'link',
    guid: 'guid',
    pubdate: 'pubDate',
    'dc:title': 'dc:title',
    'dc:date': 'dc:date',
    author: 'author',
    'dc:creator': 'dc:creator',
    language: 'language',
  }),
);
const ATOM_FIELDS = new Map(
  Object.entries({
    'atom:title': 'title',
    title: 'title',
    'atom:id': 'id',
    id: 'id',
  }),
);

/**
 * Writes a feed anew for rss-parser: the same entries in the same order, names as it expects them,
 * well-formed, and without descriptions and contents. A faulty or hostile document cannot make it
 * reject the feed then, and its snippets, whose patterns need time by the square of the length, are never made.
 *
 * @param feed elements of the document
 * @returns an RSS 2.0, RSS 1.0 or Atom document
 */
export function writeOutline({ root, head, entries }: FeedElements): string {
  if (root.name.endsWith('feed')) {
    const items = entries.map(({ fields }) => `<entry>${atomFields(fields)}</entry>`);
    return `<feed>${atomFields(head)}${items.join('')}</feed>`;
  }
  const items = entries.map(({ fields }) => `<item>${rssFields(fields)}</item>`).join('');
  if (root.name.endsWith('rdf')) return `<rdf:RDF><channel>${rssFields(head)}</channel>${items}</rdf:RDF>`;
  const version = attributeOf(root.element, 'version');
  return `<rss${version === null ? '' : attribute('version', version)}><channel>${rssFields(head)}${items}</channel></rss>`;
}

function rssFields(fields: readonly Placed[]): string {
  return fields.map((field) => leaf(RSS_FIELDS.get(field.name), field)).join('');
}

function atomFields(fields: readonly Placed[]): string {
  return fields
    .map((field) => {
      if (field.name === 'atom:link' || field.name === 'link') return atomLink(field);
      if (field.name === 'atom:author' || field.name === 'author') return atomAuthor(field);
      return leaf(ATOM_FIELDS.get(field.name), field);
    })
    .join('');
}

/** rss-parser takes the first link whatever its relation, so it is shown none but those to the page. */
function atomLink({ element }: Placed): string {
  const href = attributeOf(element, 'href');
  const relation = attributeOf(element, 'rel') ?? 'alternate';
  return href === null || relation !== 'alternate' ? '' : `<link rel="alternate"${attribute('href', href)}/>`;
}

function atomAuthor({ element }: Placed): string {
  const text = personOf(element);
  return text === '' || text.length > LONGEST_TEXT ? '' : `<author><name>${escapeXml(text)}</name></author>`;
}

function leaf(name: string | undefined, { element }: Placed): string {
  if (name === undefined || hasChildElements(element) || attributeOf(element, 'mode') === 'base64') return '';
  const text = textOf(element);
  return text === '' || text.length > LONGEST_TEXT ? '' : `<${name}>${escapeXml(text)}</${name}>`;
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escapeXml(value)}"`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
