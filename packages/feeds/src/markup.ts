import type { Element } from 'domhandler';
import type { TitleKind } from './titles.ts';
import { attributeOf, childElements, hasChildElements, textOf, type XmlTree } from './xml-tree.ts';

/** Words of an element and how they are written. */
export interface Markup {
  readonly words: string;
  readonly kind: TitleKind;
}

/**
 * What a text construct holds, as the feed gave it: RFC 4287 (`type`), Atom 0.3 (`type`, `mode`), and
 * RSS, which says nothing. Markup that stands in the open (XHTML, or HTML that nobody escaped) is
 * serialised, base64 decoded.
 *
 * @param isAtom whether a missing `type` means literal text
 */
export function markupOf({ $ }: XmlTree, element: Element, isAtom: boolean): Markup {
  const type = attributeOf(element, 'type')?.toLowerCase() ?? null;
  if (attributeOf(element, 'mode') === 'base64' || (isAtom && isBinary(type))) {
    return { words: fromBase64(textOf(element)), kind: type?.includes('html') ? 'html' : 'text' };
  }
  if (!hasChildElements(element)) {
    return { words: textOf(element), kind: !isAtom ? 'unknown' : type?.includes('html') ? 'html' : 'text' };
  }
  const children = childElements(element.childNodes);
  const [only] = children;
  // RFC 4287, section 3.1.1.3: the div of an XHTML construct is not part of it.
  const holder = only && children.length === 1 && /(?:^|:)div$/i.test(only.name) && hasOnly(element) ? only : element;
  return { words: ($(holder).html() ?? '').trim(), kind: 'html' };
}

function hasOnly(element: Element): boolean {
  return element.childNodes.every((node) => node.type !== 'text' || node.data.trim() === '');
}

/** RFC 4287, section 4.1.3.3: content of any other media type is base64. */
function isBinary(type: string | null): boolean {
  return type?.includes('/') === true && !/^text\/|html|xml|json/.test(type);
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8').trim();
}
