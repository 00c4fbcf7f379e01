import type { Block, Outline, Section } from './blocks.ts';
import { isBoilerplateLine, isCommentHeading, isTailHeading } from './lines.ts';
import { fold } from './text.ts';

/** Largest part of a cluster of links that may be running text. */
const MOST_PROSE = 0.15;

/** Largest part of the body that the tail rule may cut away. */
const LARGEST_TAIL = 0.3;

/**
 * Takes out of a container's blocks what is no part of the article: marked sections, clusters of links,
 * boilerplate lines, the head's clutter and everything after a heading that announces other articles.
 *
 * @returns indices of the blocks that stay, ascending
 */
export function prune(page: Outline, candidates: readonly number[], title: string | null): number[] {
  const clusters = linkClusters(page, candidates);
  const kept: Block[] = [];
  const foldedTitle = fold(title ?? '');
  for (const index of candidates) {
    const block = page.blocks[index];
    if (block === undefined || block.section.dropped || isInside(block.section, clusters)) continue;
    if (isBoilerplateLine(block) || isLinkLine(block)) continue;
    if (isTitle(block, foldedTitle)) continue;
    kept.push(block);
  }
  return cutHead(cutTail(kept)).map((block) => block.index);
}

function isTitle({ text }: Block, foldedTitle: string): boolean {
  if (foldedTitle === '' || text.length < foldedTitle.length || text.length > foldedTitle.length * 1.6 + 10)
    return false;
  return fold(text) === foldedTitle;
}

/** A line that is all link and no sentence, or a list of links. */
function isLinkLine({ linkShare, size, sentence, listItem }: Block): boolean {
  if (linkShare > 0.9) return !sentence || size < 120 || listItem;
  return linkShare > 0.6 && size < 100;
}

/** Sections in which links are more than half of the text, and more than one. */
function linkClusters(page: Outline, candidates: readonly number[]): Set<Section> {
  const sums = new Map<Section, { size: number; linked: number; links: number; prose: number }>();
  for (const index of candidates) {
    const block = page.blocks[index];
    if (block === undefined || block.section.dropped) continue;
    for (let at: Section | null = block.section, steps = 0; at !== null && steps < 6; at = at.parent, steps++) {
      const sum = sums.get(at) ?? { size: 0, linked: 0, links: 0, prose: 0 };
      sum.size += block.size;
      sum.linked += block.size * block.linkShare;
      if (block.linkShare > 0.5) sum.links++;
      else if (block.sentence) sum.prose += block.size;
      sums.set(at, sum);
    }
  }
  const found = new Set<Section>();
  for (const [section, { size, linked, links, prose }] of sums) {
    if (links >= 2 && linked > size * 0.5 && prose < size * MOST_PROSE) found.add(section);
  }
  return found;
}

function isInside(section: Section, set: ReadonlySet<Section>): boolean {
  for (let at: Section | null = section, steps = 0; at !== null && steps < 6; at = at.parent, steps++) {
    if (set.has(at)) return true;
  }
  return false;
}

/** Cuts from a tail heading on, and lines at the end that are no running text. */
function cutTail(blocks: Block[]): Block[] {
  const total = blocks.reduce((sum, block) => sum + block.size, 0);
  let end = blocks.length;
  let after = 0;
  for (let index = blocks.length - 1; index > 0; index--) {
    const block = blocks[index];
    if (block === undefined) break;
    after += block.size;
    if (after > total * LARGEST_TAIL) {
      if (isCommentHeading(block)) end = index;
    } else if (isTailHeading(block) && !block.sentence) end = index;
  }
  while (end > 1) {
    const last = blocks[end - 1];
    if (last === undefined || last.sentence || last.size > 60 || last.listItem) break;
    if (last.heading === 0 && last.linkShare < 0.3 && last.size > 25) break;
    end--;
  }
  return blocks.slice(0, end);
}

/** A head longer than this part of the body, and than so many lines, is a list that opens the article. */
const LARGEST_HEAD = 0.2;
const MOST_HEAD_LINES = 6;

/** Lines before the first running text that are no headings and no sentences. */
function cutHead(blocks: Block[]): Block[] {
  const first = blocks.findIndex((block) => block.sentence);
  if (first <= 0) return blocks;
  const total = blocks.reduce((sum, block) => sum + block.size, 0);
  const head = blocks.slice(0, first).reduce((sum, block) => sum + block.size, 0);
  if (head > total * LARGEST_HEAD && first > MOST_HEAD_LINES) return blocks;
  let start = first;
  while (start > 0) {
    const before = blocks[start - 1];
    if (before === undefined || (before.size <= 100 && before.heading === 0) || before.heading === 1) break;
    start--;
  }
  return blocks.slice(start);
}
