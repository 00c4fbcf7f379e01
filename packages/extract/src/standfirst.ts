import type { Block, Outline } from './blocks.ts';
import { MARK } from './marks.ts';
import { fold } from './text.ts';

/** Labels that Chinese pages put before a lead. */
const LABEL =
  /^[\s【[［(（《]*(?:内容)?(?:摘\s?要|导\s?读|导语|核心提示|提要|概要|内容简介|要点提示)[】\]］)）》]?[\s:：]*/;

/** A description must be longer than this, in UTF-16 units, to be known again. */
const LEAST_DESCRIBED = 20;

const SHORTEST = 30;
const LONGEST = 1_200;

/** A lead that stands apart: its text and the blocks it takes up. */
export interface Standfirst {
  readonly text: string;
  readonly blocks: ReadonlySet<number>;
}

/**
 * Finds the lead between headline and body: a block in an element marked as such, one that opens with a
 * label such as 摘要, or one that the page's own description repeats. Inside the body, a repeated one must be
 * the first and share an element with the headline alone: many descriptions copy the opening paragraph.
 *
 * @param body indices of the body's blocks, ascending
 * @param descriptions what `meta` and linked data say of the article
 */
export function findStandfirst(
  { blocks }: Outline,
  title: number,
  body: readonly number[],
  descriptions: readonly (string | null)[],
): Standfirst | null {
  const first = body[0];
  if (first === undefined) return null;
  const inBody = new Set(body);
  const from = title >= 0 && title < first ? Math.max(0, title - 4) : Math.max(0, first - 8);
  const described = new Set(
    descriptions.map((each) => fold(each ?? '')).filter((each) => each.length > LEAST_DESCRIBED),
  );
  for (let index = from; index <= Math.min(first + 1, blocks.length - 1); index++) {
    const block = blocks[index];
    if (block === undefined || index === title || block.size < SHORTEST || block.size > LONGEST) continue;
    if (block.linkShare > 0.5 || (block.section.dropped && !inBody.has(index))) continue;
    const marked = isMarked(block);
    const labelled = LABEL.test(block.text);
    const repeated = described.has(fold(block.text));
    const outside = !inBody.has(index) || (repeated && index === first && isWithHeadline(block, title, body[1]));
    if (!marked && !labelled && !(repeated && outside)) continue;
    if (marked && !labelled && !outside && !isSetApart(blocks, index, inBody)) continue;
    const taken = new Set([index]);
    const parts = [block.text];
    for (let next = index + 1; next <= first + 3; next++) {
      const other = blocks[next];
      if (other === undefined || !marked || !sharesMark(block, other) || other.size > LONGEST) break;
      if (other.linkShare > 0.5) continue;
      parts.push(other.text);
      taken.add(next);
    }
    return { text: parts.join(' ').replace(LABEL, ''), blocks: taken };
  }
  return null;
}

/** Whether the element around a block's own holds the headline too, and closes before the body goes on at `next`. */
function isWithHeadline({ section: { parent } }: Block, title: number, next: number | undefined): boolean {
  return next !== undefined && parent !== null && title >= parent.first && title < parent.end && parent.end <= next;
}

function isMarked({ section }: Block): boolean {
  for (let at: typeof section | null = section, steps = 0; at !== null && steps < 3; at = at.parent, steps++) {
    if ((at.marks & MARK.standfirst) !== 0) return at.end - at.first <= 4;
  }
  return false;
}

function sharesMark(a: Block, b: Block): boolean {
  for (let at: typeof a.section | null = a.section, steps = 0; at !== null && steps < 3; at = at.parent, steps++) {
    if ((at.marks & MARK.standfirst) !== 0) return b.index < at.end;
  }
  return false;
}

/** Names that only a lead has; "intro" and the like are also given to the first paragraph of a body. */
const STRONG =
  /stand-?first|strap-?line|dek(?![a-z])|sub-?title|sub-?head|sub-?line|summary|excerpt|chapo|entradilla|perex|ingress|zhaiyao|daodu|fu-?biao-?ti/i;

/** Whether a block inside the body is a lead of its own: well marked, first, and not nearly all there is. */
function isSetApart(blocks: readonly Block[], index: number, body: ReadonlySet<number>): boolean {
  const block = blocks[index];
  if (block === undefined) return false;
  const { element, parent } = block.section;
  const names = [element, parent?.element].map((each) => `${each?.attribs.class ?? ''} ${each?.attribs.id ?? ''}`);
  if (!names.some((name) => STRONG.test(name) && !/speakable/i.test(name))) return false;
  let rest = 0;
  for (const at of body) {
    if (at < index) return false;
    if (at !== index) rest += blocks[at]?.size ?? 0;
  }
  return rest >= block.size;
}
