import { type CheerioAPI, load } from 'cheerio/slim';
import type { ChildNode, Element } from 'domhandler';

/** Tree of a repaired document, with Cheerio to serialise parts of it. */
export interface XmlTree {
  readonly root: Element;
  readonly $: CheerioAPI;
}

/**
 * Parses repaired markup with Cheerio in XML mode.
 *
 * @param markup from `repairMarkup`: nested properly, of limited depth, starting with the root
 * @returns null when there is no element in it
 */
export function parseTree(markup: string): XmlTree | null {
  const $ = load(markup, { xml: { xmlMode: true, lowerCaseAttributeNames: true } });
  const root = childElements($.root()[0]?.childNodes ?? [])[0];
  return root ? { root, $ } : null;
}

/** The elements among nodes, in order. */
export function childElements(nodes: readonly ChildNode[]): Element[] {
  return nodes.filter(
    (node): node is Element => node.type === 'tag' || node.type === 'script' || node.type === 'style',
  );
}

/** Whether markup, not only text, stands in an element. */
export function hasChildElements(element: Element): boolean {
  return childElements(element.childNodes).length > 0;
}

/** All text in an element, in order, without markup, trimmed. */
export function textOf(element: Element): string {
  const parts: string[] = [];
  const waiting: ChildNode[] = [...element.childNodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'text') parts.push(node.data);
    else if ('childNodes' in node) for (const child of [...node.childNodes].reverse()) waiting.push(child);
  }
  return parts.join('').trim();
}

/** Name of a person construct (RFC 4287, section 3.2): its `name`, or all it holds where there is none. */
export function personOf(element: Element): string {
  const name = childElements(element.childNodes).find((child) => /(?:^|:)name$/i.test(child.name));
  return textOf(name ?? element).replace(/\s+/g, ' ');
}

/** Value of an attribute (lower-case name), trimmed; null when missing or empty. */
export function attributeOf(element: Element, name: string): string | null {
  return element.attribs[name]?.trim() || null;
}
