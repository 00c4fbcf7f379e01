import { decodeHTML } from 'entities';
import { Scanner } from './scanner.ts';

/** Feeds nest about ten deep, the HTML in them some dozens. Deeper tags are dropped, their text is kept. */
const DEEPEST = 100;

/** What XML 1.0 forbids: all below U+0020 but tab and line ends, and the last two code points. */
const FORBIDDEN = /[^\t\n\r\u0020-\uFFFD]+/g;

const ROOT = /^(?:[\w.-]+:)?(?:rss|rdf|feed|channel)$/i;
const ENTRY = /^(?:(?:rss|atom):)?(?:item|entry)$/i;

/** A document made safe to parse, or, where no root of a feed was found, what stood there instead. */
export interface Repaired {
  /** Nested properly, at most `DEEPEST` deep, from the root's start tag to its end tag; null without root. */
  readonly markup: string | null;
  /** Lower-case name of the first element of the document, or null when there is none. */
  readonly firstElement: string | null;
}

/**
 * Repairs markup in one pass: junk before and after the root, document type (with any entities it
 * declares) and processing instructions go; control characters go; a `<` that starts no tag is
 * escaped; every tag is closed, in order; an entry that was never closed ends where the next begins.
 *
 * @param text the decoded document
 */
export function repairMarkup(text: string): Repaired {
  const scanner = new Scanner(text.replace(FORBIDDEN, ''));
  const out: string[] = [];
  const open = new OpenTags(out);
  let firstElement: string | null = null;
  for (let token = scanner.next(); token; token = scanner.next()) {
    if (token.kind === 'open') firstElement ??= token.name.toLowerCase();
    if (open.depth === 0 && !(token.kind === 'open' && ROOT.test(token.name))) {
      // A page that mentions a feed is still a page.
      if (firstElement === 'html') break;
      continue;
    }
    if (token.kind === 'open') open.open(token.name, knownEntities(token.attributes), token.selfClosing);
    else if (token.kind === 'close') open.close(token.name);
    else if (token.kind === 'text') out.push(knownEntities(token.text));
    else out.push(token.kind === 'stray' ? '&lt;' : token.text);
    if (open.depth === 0) return { markup: out.join(''), firstElement };
  }
  open.closeAll();
  return { markup: out.length > 0 ? out.join('') : null, firstElement };
}

/** XML knows five entities by name; feeds use those of HTML without declaring them. */
function knownEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&[a-z][a-z0-9]{1,31};/gi, (entity) => {
    if (/^&(?:lt|gt|amp|quot|apos);$/.test(entity)) return entity;
    const letters = decodeHTML(entity);
    return /[<>&"']/.test(letters) ? entity.toLowerCase() : letters;
  });
}

/** Keeps start and end tags in pairs. End tags are matched by lower-case name; one that opens nothing is dropped. */
class OpenTags {
  readonly #out: string[];
  readonly #stack: { readonly name: string; readonly key: string }[] = [];
  readonly #counts = new Map<string, number>();

  constructor(out: string[]) {
    this.#out = out;
  }

  get depth(): number {
    return this.#stack.length;
  }

  open(name: string, attributes: string, selfClosing: boolean): void {
    const key = name.toLowerCase();
    if (ENTRY.test(key) && this.#stack.at(-1)?.key === key) this.#pop();
    if (this.depth < DEEPEST) this.#out.push('<', name, attributes, selfClosing ? '/>' : '>');
    if (selfClosing) return;
    this.#stack.push({ name, key });
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  close(name: string): void {
    const key = name.toLowerCase();
    if (!this.#counts.get(key)) return;
    while (this.#pop() !== key);
  }

  closeAll(): void {
    while (this.#pop() !== null);
  }

  #pop(): string | null {
    const tag = this.#stack.pop();
    if (!tag) return null;
    this.#counts.set(tag.key, (this.#counts.get(tag.key) ?? 1) - 1);
    if (this.depth < DEEPEST) this.#out.push('</', tag.name, '>');
    return tag.key;
  }
}
