import type { Block, Outline, Section } from './blocks.ts';
import { nearMainGroup } from './clusters.ts';
import { dropMarked } from './drop.ts';
import { prune } from './prune.ts';
import { blockValues, findContainer, runningText } from './score.ts';

/** A body below so many Latin letters makes the search be tried again without heeding marks. */
const POOR = 250;

/** Text and block of the headline; -1 where it is not shown. */
interface Headline {
  readonly text: string | null;
  readonly block: number;
}

/** The blocks of the article's body, ascending; and the section they were found in. */
export interface Body {
  readonly blocks: readonly number[];
  readonly container: Section | null;
}

/**
 * Finds the article's body in a page: drops sections marked as junk, takes the smallest section that holds
 * nearly all running text, and prunes it. Where little is left, marks are not believed and it tries again.
 */
export function findBody(page: Outline, title: Headline): Body {
  const values = blockValues(page, title.block);
  const sums = runningText(page, values);
  dropMarked(page, sums, title.block);
  const strict = search(page, title, values);
  if (sizeOf(page, strict) >= POOR) return strict;
  for (const section of page.sections) section.dropped = false;
  const lax = search(page, title, values);
  if (sizeOf(page, lax) > Math.max(2 * sizeOf(page, strict), 100)) return lax;
  dropMarked(page, sums, title.block);
  return strict;
}

function search(page: Outline, title: Headline, values: Float64Array): Body {
  const container = findContainer(page, values);
  if (container === null) return { blocks: [], container };
  const before = leadBefore(page, container, title.block);
  const start = startOf(container, title.block, values);
  const inside = blocksOf(page, container).filter((index) => index >= start);
  const kept = prune(page, [...before, ...inside], title.text);
  return { blocks: nearMainGroup(page, kept, values), container };
}

/** The container's blocks, and those of others of its make: some sites part a body into several. */
function blocksOf({ sections }: Outline, container: Section): number[] {
  const parts = [container];
  const name = classOf(container);
  if (name !== '') {
    for (const section of sections) {
      const alike = classOf(section) === name && classOf(section.parent) === classOf(container.parent);
      if (alike && !section.dropped && section.first >= (parts.at(-1)?.end ?? 0)) parts.push(section);
    }
  }
  const found: number[] = [];
  for (const { first, end } of parts) for (let index = first; index < end; index++) found.push(index);
  return found;
}

function classOf(section: Section | null): string {
  return section?.element?.attribs.class ?? '';
}

/** Largest part of the container's value that may stand above the headline and be left out with it. */
const ABOVE_TITLE = 0.15;

/** First block after the headline, unless much of the container stands above it. */
function startOf({ first, end }: Section, title: number, values: Float64Array): number {
  if (title < first || title >= end) return first;
  let above = 0;
  let all = 0;
  for (let index = first; index < end; index++) {
    const value = Math.max(0, values[index] ?? 0);
    all += value;
    if (index < title) above += value;
  }
  return above <= all * ABOVE_TITLE ? title + 1 : first;
}

/** Paragraphs between headline and container: a first paragraph set apart for its drop cap, and the like. */
function leadBefore({ blocks }: Outline, container: Section, title: number): number[] {
  if (title < 0 || title >= container.first) return [];
  const found: number[] = [];
  for (let index = Math.max(title + 1, container.first - 30); index < container.first; index++) {
    const block = blocks[index];
    if (block === undefined || block.section.dropped) continue;
    if (block.sentence && block.size >= 80 && block.linkShare < 0.3 && block.section.tag === 'p') found.push(index);
  }
  return found;
}

function sizeOf({ blocks }: Outline, body: Body): number {
  return body.blocks.reduce((sum, index) => sum + (blocks[index]?.size ?? 0), 0);
}

/** Paragraphs joined by one line feed. */
export function joinBlocks(blocks: readonly (Block | undefined)[]): string {
  return blocks.map((block) => block?.text ?? '').join('\n');
}
