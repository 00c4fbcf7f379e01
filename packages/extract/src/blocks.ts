import type { ChildNode, Document, Element } from 'domhandler';
import { isTag, isText } from 'domhandler';
import { MARK, marksOf } from './marks.ts';
import { collapse, isSentence, units } from './text.ts';

/** One element that stands on lines of its own, with what it holds. */
export interface Section {
  readonly index: number;
  readonly tag: string;
  readonly element: Element | null;
  readonly parent: Section | null;
  readonly marks: number;
  /** Inside an element that is marked as the article's body, or is it. */
  readonly inBody: boolean;
  /** First block inside, and one past the last. */
  readonly first: number;
  end: number;
  /** Set by pruning. */
  dropped: boolean;
}

/** One line or paragraph of text. */
export interface Block {
  readonly index: number;
  readonly text: string;
  /** Length in Latin letters. */
  readonly size: number;
  readonly linkShare: number;
  readonly boldShare: number;
  readonly sentence: boolean;
  readonly section: Section;
  /** 1 to 6 in a heading, otherwise 0. */
  readonly heading: number;
  readonly listItem: boolean;
  /** The text follows a line break, not the start of an element. */
  readonly afterBreak: boolean;
}

/** A page as a flat list of blocks and a tree of sections in document order. */
export interface Outline {
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
}

const BLOCK_TAGS = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
  footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol optgroup p pre section summary table tbody
  td tfoot th thead tr ul`.split(/\s+/),
);

/** Elements whose content is never read. */
const SKIPPED = new Set(
  `script style noscript template svg math canvas iframe object embed audio video select option textarea input button
  datalist head map frameset noframes applet progress meter rt rp`.split(/\s+/),
);

/** Inline elements that a strong mark sets on lines of their own. */
const MARKED_INLINE = new Set(['span', 'font', 'em', 'i', 'small', 'label', 'time', 'b', 'strong', 'cite']);

/** Most blocks and sections that are looked at; a page beyond is read up to there. */
const MOST_BLOCKS = 50_000;
const MOST_SECTIONS = 100_000;

/** Reads a parsed page into blocks and sections, without recursion. */
export function outline(document: Document): Outline {
  const builder = new Builder();
  let node: ChildNode | null = document.children[0] ?? null;
  while (node !== null) {
    const inside: ChildNode | null = builder.enter(node) ? ((node as Element).children[0] ?? null) : null;
    if (inside !== null) {
      node = inside;
      continue;
    }
    builder.leave(node);
    while (node !== null && node.next === null) {
      node = parentElement(node);
      if (node !== null) builder.leave(node);
    }
    node = node === null || builder.full ? null : node.next;
  }
  return builder.finish();
}

function parentElement(node: ChildNode): Element | null {
  return node.parent !== null && isTag(node.parent) ? node.parent : null;
}

class Builder {
  readonly #sections: Section[] = [];
  readonly #blocks: Block[] = [];
  readonly #opened = new Set<Element>();
  #section: Section;
  #text = '';
  #length = 0;
  #linked = 0;
  #bold = 0;
  /** The open link; a link inside another ends it, as the HTML standard says. */
  #link: Element | null = null;
  #bolds = 0;
  #afterBreak = false;

  constructor() {
    this.#section = this.#open('', null, null, 0);
  }

  get full(): boolean {
    return this.#blocks.length >= MOST_BLOCKS || this.#sections.length >= MOST_SECTIONS;
  }

  /** Takes in a node; true when its children are to be read. */
  enter(node: ChildNode): boolean {
    if (isText(node)) this.#add(node.data);
    if (!isTag(node)) return false;
    const { name } = node;
    if (SKIPPED.has(name)) return false;
    if (name === 'br' || name === 'hr') {
      this.#flush();
      this.#afterBreak = true;
      return false;
    }
    if (BLOCK_TAGS.has(name)) this.#begin(node, marksOf(node));
    else if (MARKED_INLINE.has(name) && node.attribs.class !== undefined) {
      const marks = marksOf(node) & (MARK.hidden | MARK.caption | MARK.share | MARK.comment | MARK.advert);
      if (marks !== 0) this.#begin(node, marks);
    }
    if (name === 'a') this.#link = node;
    else if (name === 'b' || name === 'strong') this.#bolds++;
    return true;
  }

  leave(node: ChildNode): void {
    if (!isTag(node)) return;
    const { name } = node;
    if (SKIPPED.has(name)) return;
    if (node === this.#link) this.#link = null;
    else if (name === 'b' || name === 'strong') this.#bolds--;
    if (!this.#opened.delete(node)) return;
    this.#flush();
    this.#afterBreak = false;
    this.#section.end = this.#blocks.length;
    this.#section = this.#section.parent ?? this.#section;
  }

  finish(): Outline {
    this.#flush();
    for (let at: Section | null = this.#section; at !== null; at = at.parent) at.end = this.#blocks.length;
    return { sections: this.#sections, blocks: this.#blocks };
  }

  #begin(element: Element, marks: number): void {
    this.#flush();
    this.#afterBreak = false;
    this.#opened.add(element);
    this.#section = this.#open(element.name, element, this.#section, marks);
  }

  #open(tag: string, element: Element | null, parent: Section | null, marks: number): Section {
    const section: Section = {
      index: this.#sections.length,
      tag,
      element,
      parent,
      marks,
      inBody: parent?.inBody === true || (marks & MARK.body) !== 0,
      first: this.#blocks.length,
      end: this.#blocks.length,
      dropped: false,
    };
    this.#sections.push(section);
    return section;
  }

  #add(data: string): void {
    this.#text += data;
    const length = data.trim().length;
    this.#length += length;
    if (this.#link !== null) this.#linked += length;
    if (this.#bolds > 0) this.#bold += length;
  }

  #flush(): void {
    const text = this.#length === 0 ? '' : collapse(this.#text);
    if (text !== '') {
      const size = units(text);
      this.#blocks.push({
        index: this.#blocks.length,
        text,
        size,
        linkShare: this.#linked / this.#length,
        boldShare: this.#bold / this.#length,
        sentence: isSentence(text, size),
        section: this.#section,
        heading: headingLevel(this.#section),
        listItem: isListItem(this.#section),
        afterBreak: this.#afterBreak,
      });
    }
    this.#text = '';
    this.#length = this.#linked = this.#bold = 0;
  }
}

/** Looks a few levels up, since headings and list items wrap their text in one or two more elements. */
function headingLevel(section: Section): number {
  for (let at: Section | null = section, steps = 0; at !== null && steps < 3; at = at.parent, steps++) {
    if (/^h[1-6]$/.test(at.tag)) return Number(at.tag[1]);
  }
  return 0;
}

function isListItem(section: Section): boolean {
  for (let at: Section | null = section, steps = 0; at !== null && steps < 3; at = at.parent, steps++) {
    if (at.tag === 'li' || at.tag === 'dd' || at.tag === 'dt') return true;
  }
  return false;
}
