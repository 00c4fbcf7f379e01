import type { Element } from 'domhandler';

/**
 * Namespaces by the prefix that readers know them by. The vocabularies of RSS itself have none. An
 * unknown namespace keeps the prefix of the document: many feeds get the address of a namespace wrong.
 */
const PREFIXES = new Map(
  Object.entries({
    'http://purl.org/rss/1.0': '',
    'http://my.netscape.com/rdf/simple/0.9': '',
    'http://channel.netscape.com/rdf/simple/0.9': '',
    'http://purl.org/net/rss1.1': '',
    'http://backend.userland.com/rss': '',
    'http://backend.userland.com/rss2': '',
    'http://backend.userland.com/rss091': '',
    'http://blogs.law.harvard.edu/tech/rss': '',
    'http://cyber.law.harvard.edu/rss/rss.html': '',
    'http://www.w3.org/2005/atom': 'atom',
    'http://purl.org/atom/ns': 'atom',
    'http://purl.org/dc/elements/1.1': 'dc',
    'http://purl.org/dc/elements/1.0': 'dc',
    'http://purl.org/dc/terms': 'dcterms',
    'http://purl.org/rss/1.0/modules/content': 'content',
    'http://search.yahoo.com/mrss': 'media',
    'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
    'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
    'http://www.w3.org/1999/xhtml': 'xhtml',
  }),
);

/** Prefixes that feeds use for a vocabulary of RSS without declaring them. */
const UNDECLARED = new Map(Object.entries({ rss: '', atom10: 'atom', atom03: 'atom', a10: 'atom' }));

/** Namespaces in force: address by prefix, the default one under ''. */
export type Scope = ReadonlyMap<string, string>;

export const NO_NAMESPACES: Scope = new Map();

/** The namespaces in force inside an element, given those around it. */
export function scopeOf(element: Element, outer: Scope): Scope {
  let scope: Map<string, string> | null = null;
  for (const [name, value] of Object.entries(element.attribs)) {
    if (!name.startsWith('xmlns')) continue;
    scope ??= new Map(outer);
    scope.set(
      name === 'xmlns' ? '' : name.slice(6),
      value
        .trim()
        .toLowerCase()
        .replace(/[/#]+$/, ''),
    );
  }
  return scope ?? outer;
}

/**
 * Name of an element as readers know it, whatever prefix the document chose: `title`, `atom:link`,
 * `dc:date`. Lower case: feeds mix `pubDate` and `PubDate`.
 *
 * @param scope namespaces in force inside the element
 */
export function knownName(element: Element, scope: Scope): string {
  const name = element.name.toLowerCase();
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  const local = name.slice(colon + 1);
  const address = scope.get(prefix);
  const known = (address === undefined ? undefined : PREFIXES.get(address)) ?? UNDECLARED.get(prefix) ?? prefix;
  return known === '' ? local : `${known}:${local}`;
}
