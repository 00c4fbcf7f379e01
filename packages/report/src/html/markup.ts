import { plainText, plainUrl } from '../plain-text.ts';

/** HTML that may stand on the page as it is. Everything else is escaped. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Content = string | number | Markup | null | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A template tag: what is written in the template is HTML, what is put into it is text, on one line and without
 * control characters. It is safe between tags and inside quoted attributes, not as a name, a style or a URL.
 * `null` gives nothing, a list its members one after another.
 */
export function html(template: TemplateStringsArray, ...contents: Content[]): Markup {
  return new Markup(
    template.reduce((page, part, at) => `${page}${at === 0 ? '' : sourceOf(contents[at - 1] ?? null)}${part}`, ''),
  );
}

/**
 * A link, or just the words where the address is not one of the web.
 *
 * @param url from the network; http and https are linked, nothing else
 */
export function link(url: string, words: Markup): Markup {
  const address = plainUrl(url);
  return address === null ? words : html`<a href="${address}">${words}</a>`;
}

/** Words with the language they are in, so that they are spoken and set right; in their own direction. */
export function foreign(text: string, language: string | null): Markup {
  if (language === null) return html`<bdi>${text}</bdi>`;
  return html`<bdi lang="${language}">${text}</bdi>`;
}

/** Members one after another, with something between. */
export function joined(members: readonly Markup[], between: Markup): Markup {
  return html`${members.map((member, at) => (at === 0 ? member : html`${between}${member}`))}`;
}

function sourceOf(content: Content): string {
  if (content === null) return '';
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string')
    return plainText(content).replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
  if (content instanceof Markup) return content.source;
  return content.map(sourceOf).join('');
}
