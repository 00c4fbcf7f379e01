import type { Outline } from './blocks.ts';
import { MARK } from './marks.ts';
import type { Statements } from './statements.ts';
import { collapse, fold } from './text.ts';

const LABEL =
  /^[\s|·•—–-]*(?:(?:written|posted|published|reported|analysis|opinion|story|text|words|reviewed|article)\s+by|by|author|authors|von|autor(?:en|in|es)?|par|por|di|av|af|door|text|автор|текст|作者|记者|文|编辑|撰文|撰稿|oleh|penulis|tarafından|przez)\s*[:：/]?\s+(?=\S)|^(?:作者|记者|文|撰文|撰稿)\s*[:：/]\s*|^(?:автор|author|autor|auteur|text|von|by)\s*[:：]\s*/i;

/** What is said of a person after the name. */
const AFTER_NAME =
  /\s*(?:[|•·–—/]|\s-\s|,\s*(?:senior|staff|chief|political|business|technology|science|health|special|contributing|correspondent|reporter|editor|writer|journalist|columnist|producer|associated press|reuters|ap\b|afp\b|bbc|cnn|phd|md\b|dpa)|\b(?:published|updated|posted|last updated|contributor|correspondent|staff writer|staff reporter|\d{1,2} (?:min|hours?|days?) ))/i;

const NO_NAME =
  /^(?:admin|administrator|staff|editor|editors|editorial|redaktion|redacci[oó]n|redazione|redaction|rédaction|web ?desk|news ?desk|guest|contributor|unknown|n\/a|none|null|undefined|author|autor|redactie|редакция|本站|网络|佚名|不详|未知|编辑|管理员)$|https?:|www\.|@|\d{3}/i;

const NOBODY: ReadonlySet<string> = new Set();

/** A byline that names no person, such as "Staff and wire reports", is kept whole. */
const COLLECTIVE = /^\s*(?:staff|wire|agency|agencies)\b.{0,40}\b(?:reports?|writers?|agencies|services)\s*$/i;

/** Most letters in one name, and most names in a byline. */
const LONGEST_NAME = 60;
const MOST_NAMES = 12;

/**
 * The authors' names, joined by `, `: linked data, else meta elements, else what the page shows near its
 * headline.
 *
 * @param sites folded names of the site, which is not an author
 */
export function findByline(
  page: Outline,
  statements: Statements,
  sites: ReadonlySet<string>,
  near: { readonly title: number; readonly bodyStart: number; readonly bodyEnd: number },
): string | null {
  const sources = [
    () => statements.linkedData.authors,
    () => statements.authors,
    () => marked(page, near),
    () => labelled(page, near),
  ];
  for (const source of sources) {
    const names = tidy(source(), source === sources[0] ? NOBODY : sites);
    if (names.length > 0) return names.join(', ');
  }
  return null;
}

function tidy(stated: readonly string[], sites: ReadonlySet<string>): string[] {
  const found = new Map<string, string>();
  for (const each of stated.slice(0, MOST_NAMES * 2)) {
    if (/^\s*(?:https?:|www\.|@)/i.test(each)) continue;
    for (const name of splitNames(collapse(each.slice(0, 300)))) {
      const folded = fold(name);
      if (folded !== '' && name.length <= LONGEST_NAME && !NO_NAME.test(name) && !sites.has(folded)) {
        if (!found.has(folded)) found.set(folded, name);
      }
    }
  }
  return [...found.values()].slice(0, MOST_NAMES);
}

/** Parts `By Ann Lee and Bob Roe, Reuters` into its names. */
export function splitNames(byline: string): string[] {
  let text = byline.replace(LABEL, '').replace(/\([^()]*\)|（[^（）]*）/g, ' ');
  const after = AFTER_NAME.exec(text);
  if (after !== null && after.index > 2) text = text.slice(0, after.index);
  if (COLLECTIVE.test(text)) return [text.trim()];
  return text
    .split(/\s*(?:,|;|、|，|；|\band\b|\bund\b|\bet\b|\by\b|\bund\b|&|\bи\b|\bja\b|\boch\b)\s*/iu)
    .map((name) =>
      name
        .replace(LABEL, '')
        .replace(/^[\s.:：]+|[\s,:：|]+$/g, '')
        .trim(),
    )
    .filter((name) => name !== '' && /\p{L}{2}/u.test(name) && name.split(' ').length <= 6);
}

/** Blocks whose element is marked as the author's, near the headline. */
function marked(
  { blocks }: Outline,
  near: { readonly title: number; readonly bodyStart: number; readonly bodyEnd: number },
): string[] {
  for (let index = Math.max(0, near.title - 6); index < Math.min(blocks.length, near.bodyStart + 6); index++) {
    const block = blocks[index];
    if (block === undefined || block.size > 150 || block.sentence) continue;
    const { element, marks } = block.section;
    const named = (marks & MARK.author) !== 0 || /author/i.test(element?.attribs.itemprop ?? '');
    if (named && !/\d{4}/.test(block.text)) return [block.text];
  }
  return [];
}

const INLINE_LABEL =
  /(?:作\s*者|撰文|撰稿|记者|本报记者|文)\s*[:：/／]\s*([\p{L}·.、，,\s]{2,30}?)(?=\s*(?:栏目|来源|编辑|责|时间|发布|字号|日期|浏览|点击|阅读|\||$|[)）】]|\d))/u;

function labelled(
  { blocks }: Outline,
  near: { readonly title: number; readonly bodyStart: number; readonly bodyEnd: number },
): string[] {
  const start = near.title >= 0 ? near.title : Math.max(0, near.bodyStart - 15);
  for (let index = start; index < Math.min(blocks.length, near.bodyStart + 3); index++) {
    const block = blocks[index];
    if (block === undefined || block.size > 250) continue;
    const inline = INLINE_LABEL.exec(block.text);
    if (inline?.[1] !== undefined) return [inline[1].trim().replace(/\s+/g, '、')];
    if (block.size < 100 && /^(?:By|Von|Par|Por|Автор:?|Text:?)\s+\p{Lu}/u.test(block.text)) return [block.text];
  }
  return [];
}
