/** An element of a document that was well-formed. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own words, without those of its children. */
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

const TOKEN = /<!\[CDATA\[(?<cdata>.*?)\]\]>|<\/(?<end>[\w:]+)>|<(?<start>[\w:]+)(?<rest>[^<>]*)>|(?<text>[^<]+)/sy;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads what the newsroom's feeds use of XML 1.0: elements, quoted attributes, the five entities and
 * CDATA. Anything else, and anything not well-formed, is an error.
 */
export function readXml(document: string): XmlElement {
  const declaration = /^<\?xml version="1\.0" encoding="[\w-]+"\?>\n/i.exec(document)?.[0];
  if (declaration === undefined) throw new Error('No XML declaration');
  const root: OpenElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = declaration.length;
  while (TOKEN.lastIndex < document.length) {
    const from = TOKEN.lastIndex;
    const token = TOKEN.exec(document)?.groups;
    const parent = open.at(-1);
    if (!token || !parent) throw new Error(`Not well-formed at ${document.slice(from, from + 40)}`);
    if (token.start !== undefined) {
      const rest = token.rest ?? '';
      const attributes = readAttributes(rest.replace(/\/$/, ''));
      const element: OpenElement = { name: token.start, attributes, children: [], text: '' };
      parent.children.push(element);
      if (!rest.endsWith('/')) open.push(element);
    } else if (token.end !== undefined) {
      if (open.pop()?.name !== token.end) throw new Error(`</${token.end}> closes another element`);
    } else {
      parent.text += token.cdata ?? decode(token.text ?? '');
    }
  }
  const [only, ...more] = root.children;
  if (open.length !== 1 || !only || more.length > 0 || root.text.trim() !== '') throw new Error('Not one root element');
  return only;
}

/** All elements of that name, in document order. */
export function elements(within: XmlElement, name: string): XmlElement[] {
  return within.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elements(child, name)]);
}

/** The words of the first child of that name. */
export function textOf(within: XmlElement, name: string): string {
  const child = within.children.find((element) => element.name === name);
  if (!child) throw new Error(`<${within.name}> has no <${name}>`);
  return child.text;
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const left = text.replace(/\s+([\w:]+)="([^"]*)"/g, (_, name: string, value: string) => {
    if (attributes.has(name)) throw new Error(`Attribute ${name} twice`);
    attributes.set(name, decode(value));
    return '';
  });
  if (left.trim() !== '') throw new Error(`"${left}" is not an attribute`);
  return attributes;
}

function decode(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> outside CDATA');
  return text.replace(/&(\w*;?)/g, (_, name: string) => {
    const sign = ENTITIES[name.replace(/;$/, '')];
    if (sign === undefined || !name.endsWith(';')) throw new Error(`&${name} is no entity`);
    return sign;
  });
}
