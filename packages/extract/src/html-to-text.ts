import { outline } from './blocks.ts';
import { parsePage, rootOf } from './parse.ts';
import { collapse } from './text.ts';

/**
 * A feed entry's summary or content as plain text.
 *
 * @param html a fragment of HTML, or plain text with or without entities
 * @returns paragraphs joined by one line feed; possibly empty
 */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return lines(html);
  // Text without elements keeps its own line breaks.
  const markup = /<[a-z!/]/i.test(html) ? html : html.replace(/\r?\n/g, '<br>');
  return outline(rootOf(parsePage(markup)))
    .blocks.map(({ text }) => text)
    .join('\n');
}

function lines(text: string): string {
  return text
    .split(/\r?\n/)
    .map(collapse)
    .filter((line) => line !== '')
    .join('\n');
}
