import type { Element } from 'domhandler';
import { innerBase } from './links.ts';
import { knownName, NO_NAMESPACES, type Scope, scopeOf } from './names.ts';
import { attributeOf, childElements, type XmlTree } from './xml-tree.ts';

const ENTRY_NAMES = new Set(['item', 'entry', 'atom:entry', 'atom:item']);
/** What may hold entries besides the root and the channel. */
const HOLDERS = new Set(['items', 'entries', 'channel']);

/** An element with what was in force around it. */
export interface Placed {
  readonly element: Element;
  readonly name: string;
  readonly scope: Scope;
  readonly base: string | null;
}

/** A feed's elements: the head that speaks of the feed itself, and its entries. */
export interface FeedElements {
  readonly root: Placed;
  /** Children of the root and of the channel that are no entries. */
  readonly head: readonly Placed[];
  readonly entries: readonly { readonly placed: Placed; readonly fields: readonly Placed[] }[];
}

/**
 * Finds the entries: in the channel, beside it (RSS 1.0), or, where there are none, anywhere. Then
 * something before them was never closed; otherwise what an extension calls an entry is none.
 *
 * @param documentUrl what `xml:base` starts from, or null
 */
export function feedElements({ root }: XmlTree, documentUrl: string | null): FeedElements {
  const top = place(root, NO_NAMESPACES, documentUrl);
  const usual = walk(top, false);
  return usual.entries.length > 0 ? usual : walk(top, true);
}

function walk(root: Placed, everywhere: boolean): FeedElements {
  const head: Placed[] = [];
  const entries: { placed: Placed; fields: Placed[] }[] = [];
  const waiting: { placed: Placed; inHead: boolean }[] = [{ placed: root, inHead: false }];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const { placed, inHead } = at;
    if (ENTRY_NAMES.has(placed.name)) {
      entries.push({ placed, fields: placedChildren(placed) });
      continue;
    }
    if (inHead) head.push(placed);
    const holdsHead = placed === root || (inHead && placed.name === 'channel');
    if (!holdsHead && !everywhere && !HOLDERS.has(placed.name)) continue;
    for (const child of placedChildren(placed).reverse()) waiting.push({ placed: child, inHead: holdsHead });
  }
  return { root, head, entries };
}

function placedChildren({ element, scope, base }: Placed): Placed[] {
  return childElements(element.childNodes).map((child) => place(child, scope, base));
}

function place(element: Element, outer: Scope, outerBase: string | null): Placed {
  const scope = scopeOf(element, outer);
  return {
    element,
    name: knownName(element, scope),
    scope,
    base: innerBase(attributeOf(element, 'xml:base'), outerBase),
  };
}
