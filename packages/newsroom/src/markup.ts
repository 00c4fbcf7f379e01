import type { Block } from './types.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Makes text safe in the content and the quoted attributes of HTML and XML alike. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** A CDATA section that holds the text; one that contains `]]>` is cut in two there. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** JSON that may stand in a script element: no `<` that could end the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}

/** The body in plain elements, one a line. */
export function blocksToHtml(blocks: readonly Block[]): string {
  return blocks
    .map(({ kind, text }) => {
      const safe = escapeMarkup(text);
      if (kind === 'heading') return `<h2>${safe}</h2>`;
      if (kind === 'quote') return `<blockquote><p>${safe}</p></blockquote>`;
      return `<p>${safe}</p>`;
    })
    .join('\n');
}
