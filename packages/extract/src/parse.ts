import { type CheerioAPI, load } from 'cheerio/slim';
import { Document, Element, isDocument, isText } from 'domhandler';

/**
 * Deepest nesting that is parsed as it stands. htmlparser2 keeps its open elements in an array that it
 * unshifts and searches, so its cost grows with the square of the depth: 15 s at 100,000, 8 ms at 1,000.
 */
const DEEPEST = 2_000;

/** Longest page that is read, in UTF-16 units. */
const LONGEST = 5_000_000;

/** Elements that never hold others. */
const VOID = new Set(
  'area base basefont br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
);

/**
 * Parses a page with Cheerio on htmlparser2: the same scores as with parse5 on our sets, at a tenth of
 * the time, and no page can make it multiply elements as the standard's formatting rules do.
 *
 * @param html the page, decoded; cut at five million UTF-16 units, flattened where nested too deep
 */
export function parsePage(html: string): CheerioAPI {
  const $ = load(flatten(html.length > LONGEST ? html.slice(0, LONGEST) : html));
  gather(rootOf($));
  return $;
}

/** So many nodes may stand beside each other at the top. */
const WIDEST = 50;

/** Puts the top nodes into one element: css-select compares each with each before it searches them. */
function gather(document: Document): void {
  const { children } = document;
  if (children.length <= WIDEST) return;
  const wrapper = new Element('body', {}, children);
  for (const child of children) child.parent = wrapper;
  wrapper.parent = document;
  document.children = [wrapper];
}

/** Takes the tags out of what follows the place where elements nest too deep; paragraphs stay apart. */
function flatten(html: string): string {
  const limit = placeOfTooDeep(html);
  if (limit === -1) return html;
  return html.slice(0, limit) + html.slice(limit).replace(/<\/?(?!p[\s>]|br[\s/>])[a-z][^<>]*>/gi, ' ');
}

/**
 * Counts, for each name, tags opened and not yet closed. The parser's depth is never more, since an end
 * tag also closes what lies inside. Paragraphs are left out: they close each other.
 */
function placeOfTooDeep(html: string): number {
  if (!hasManyTags(html)) return -1;
  const open = new Map<string, number>();
  let depth = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    const closes = html.charCodeAt(at + 1) === 0x2f;
    const start = closes ? at + 2 : at + 1;
    let end = start;
    while (isNamePart(html.charCodeAt(end))) end++;
    if (end === start) continue;
    const name = html.slice(start, end).toLowerCase();
    if (name === 'p' || VOID.has(name)) continue;
    const count = open.get(name) ?? 0;
    if (!closes) {
      open.set(name, count + 1);
      if (++depth > DEEPEST) return at;
    } else if (count > 0) {
      open.set(name, count - 1);
      depth--;
    }
  }
  return -1;
}

/** Whether there are enough start tags to nest too deep at all; spares most pages the count. */
function hasManyTags(html: string): boolean {
  let tags = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    if (isNamePart(html.charCodeAt(at + 1)) && ++tags > DEEPEST) return true;
  }
  return false;
}

function isNamePart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
}

/** The document that a query function is bound to. */
export function rootOf($: CheerioAPI): Document {
  const root = $.root()[0];
  return root !== undefined && isDocument(root) ? root : new Document([]);
}

/** Text that was escaped once more than needed: `AT&amp;T` as `AT&T`. */
export function decodeEntities(text: string): string {
  if (!/&(?:#\w{1,8}|[a-z]{2,8});/i.test(text)) return text;
  const node = rootOf(load(text.replace(/</g, '&lt;'))).children[0];
  return node !== undefined && isText(node) ? node.data : text;
}
