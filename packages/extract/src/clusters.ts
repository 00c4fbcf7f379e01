import type { Block, Outline, Section } from './blocks.ts';
import { MARK } from './marks.ts';
import { PARAGRAPH_TAGS } from './score.ts';

/** So many blocks in a row that were pruned part what belongs to the article from what follows it. */
const WIDE_GAP = 8;

/** What groups a block with its neighbours. */
function groupOf({ section }: Block): Section {
  let at = section;
  while (at.parent !== null && (PARAGRAPH_TAGS.has(at.tag) || at.tag === 'td' || at.tag === 'tr' || at.tag === 'tbody'))
    at = at.parent;
  return at;
}

/**
 * Keeps the largest group of paragraphs and what stands near it, and cuts what a wide gap of pruned blocks
 * parts from it: teasers and notes that a container too large brought in.
 *
 * @param kept indices of blocks that pruning left, ascending
 * @param values what each block says for the article
 */
export function nearMainGroup({ blocks }: Outline, kept: readonly number[], values: Float64Array): number[] {
  const sums = new Map<Section, number>();
  for (const index of kept) {
    const block = blocks[index];
    if (block === undefined) continue;
    const group = groupOf(block);
    sums.set(group, (sums.get(group) ?? 0) + Math.max(0, values[index] ?? 0));
  }
  const main = [...sums].reduce<[Section | null, number]>(
    (best, each) => (each[1] > best[1] ? each : best),
    [null, 0],
  )[0];
  if (main === null) return [...kept];
  const belongs = (index: number): boolean => {
    const block = blocks[index];
    return block !== undefined && isLike(groupOf(block), main);
  };
  const first = kept.findIndex(belongs);
  const last = kept.findLastIndex(belongs);
  let start = first;
  while (start > 0 && (kept[start] ?? 0) - (kept[start - 1] ?? 0) <= WIDE_GAP) start--;
  let end = last;
  while (end < kept.length - 1 && (kept[end + 1] ?? 0) - (kept[end] ?? 0) <= WIDE_GAP) end++;
  return kept.slice(start, end + 1);
}

/** The same group, one inside it, or one that is marked or named alike. */
function isLike(group: Section, main: Section): boolean {
  if (group === main || (group.first >= main.first && group.end <= main.end)) return true;
  if ((group.marks & main.marks & MARK.body) !== 0) return true;
  const name = group.element?.attribs.class ?? '';
  if (name !== '' && name === main.element?.attribs.class) return true;
  return group.parent === main.parent && group.tag === main.tag && name === (main.element?.attribs.class ?? '');
}
