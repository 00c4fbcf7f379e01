import type { Block, Outline, Section } from './blocks.ts';
import { isBoilerplateLine } from './lines.ts';
import { MARK } from './marks.ts';

/** Elements that hold one paragraph or a few; the article is what they stand in. */
export const PARAGRAPH_TAGS: ReadonlySet<string> = new Set(
  'p li dd dt h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre span font em i b strong small center'.split(' '),
);

/** Part of a section's value that must lie outside its best child for the section to be preferred to the child. */
const SPREAD = 0.2;

/** The same where the child says that it is the article. */
const ARTICLE_SPREAD = 0.5;

/** A teaser of another article breaks off. */
const TEASER = /(?:\.{3}|…|\[…\]|【详细】|\[详细\]|read more|lesen|подробнее|»)[\])）】]?$/i;

/** How many blocks after the headline the article most likely begins in, and lies in. */
const NEAR_TITLE = 30;
const FAR_FROM_TITLE = 100;

/**
 * What each block says for its being running text of the article: about its length in Latin letters, or a
 * little below zero.
 *
 * @param title block of the headline, or -1
 */
export function blockValues({ blocks }: Outline, title: number): Float64Array {
  const values = new Float64Array(blocks.length);
  for (const block of blocks) {
    let value = blockValue(block);
    if (value > 0 && title >= 0) {
      if (block.index < title) value *= 0.5;
      else if (block.index <= title + NEAR_TITLE) value *= 2;
      else if (block.index > title + FAR_FROM_TITLE) value *= 0.7;
    }
    values[block.index] = value;
  }
  return values;
}

function blockValue(block: Block): number {
  const { size, linkShare, sentence, heading, listItem, section } = block;
  if (linkShare > 0.5) return -Math.min(size, 60) / 2;
  if (heading > 0) return 0;
  if (!sentence) {
    if (linkShare > 0.2) return -8;
    return section.inBody ? size * 0.3 : listItem ? 0 : -8;
  }
  if (isBoilerplateLine(block)) return -8;
  if (size < 400 && TEASER.test(block.text)) return 0;
  return size * (1 - linkShare) * (section.inBody ? 1.2 : 1);
}

/** Raw running text by section, whatever the marks say. */
export function runningText({ sections, blocks }: Outline, blockValues: Float64Array): Float64Array {
  const sums = new Float64Array(sections.length);
  for (const block of blocks) {
    const value = blockValues[block.index] ?? 0;
    if (value > 0) sums[block.section.index] = (sums[block.section.index] ?? 0) + value;
  }
  sumUp(sections, sums);
  return sums;
}

/** Finds the smallest section that holds nearly all running text that is worth having. */
export function findContainer(page: Outline, blockValues: Float64Array): Section | null {
  const { sections, blocks } = page;
  const values = new Float64Array(sections.length);
  for (const block of blocks) {
    if (block.section.dropped) continue;
    values[block.section.index] = (values[block.section.index] ?? 0) + (blockValues[block.index] ?? 0);
  }
  const best: (Section | undefined)[] = new Array(sections.length);
  for (let index = sections.length - 1; index > 0; index--) {
    const section = sections[index];
    if (section?.parent == null) continue;
    const value = values[index] ?? 0;
    const up = section.parent.index;
    // A poor section can be pruned later, so it does not speak much against what stands beside it.
    values[up] = (values[up] ?? 0) + (value >= 0 ? value : Math.max(value / 2, -100));
    const rival = best[up];
    if (value > 0 && (rival === undefined || value >= (values[rival.index] ?? 0))) best[up] = section;
  }
  const root = sections[0];
  if (root === undefined) return null;
  const start =
    (values[0] ?? 0) > 0 ? root : sections.reduce((a, b) => ((values[b.index] ?? 0) > (values[a.index] ?? 0) ? b : a));
  return (values[start.index] ?? 0) > 0 ? descend(start, values, best) : null;
}

/** Goes down as long as one child holds nearly everything. */
function descend(start: Section, values: Float64Array, best: readonly (Section | undefined)[]): Section {
  let at = start;
  for (;;) {
    const child: Section | undefined = best[at.index];
    if (child === undefined || PARAGRAPH_TAGS.has(child.tag)) return at;
    const inside = values[child.index] ?? 0;
    const outside = (values[at.index] ?? 0) - inside;
    if (outside > (isArticle(child) ? ARTICLE_SPREAD : SPREAD) * inside) return at;
    at = child;
  }
}

function isArticle({ tag, marks }: Section): boolean {
  return tag === 'article' || tag === 'main' || (marks & (MARK.body | MARK.content)) !== 0;
}

/** Adds each section's sum to its parent's, from the leaves up. */
export function sumUp(sections: readonly Section[], sums: Float64Array): void {
  for (let index = sections.length - 1; index > 0; index--) {
    const up = sections[index]?.parent?.index;
    if (up !== undefined) sums[up] = (sums[up] ?? 0) + (sums[index] ?? 0);
  }
}
