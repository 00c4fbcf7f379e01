import { tokenize } from './tokens.ts';

interface Node {
  readonly next: Map<string, Node>;
  phrase: number;
}

/** Where a phrase stands in a row of tokens; half-open. */
export interface Match {
  readonly phrase: number;
  readonly start: number;
  readonly end: number;
}

/**
 * All phrases of one language, numbered, in one tree of tokens. A text is read once; from each token
 * the tree is followed as deep as it goes, so that time is linear in the text and does not grow with
 * the number of phrases.
 */
export class Phrases {
  readonly #root: Node = { next: new Map(), phrase: -1 };
  #size = 0;

  /** How many there are; numbers run from 0. */
  get size(): number {
    return this.#size;
  }

  /** The number of a phrase, new or known; equal tokens are one phrase. */
  add(text: string): number {
    let node = this.#root;
    for (const token of tokenize(text)) {
      let next = node.next.get(token);
      if (!next) {
        next = { next: new Map(), phrase: -1 };
        node.next.set(token, next);
      }
      node = next;
    }
    if (node.phrase < 0) node.phrase = this.#size++;
    return node.phrase;
  }

  /** Every occurrence, by start; overlapping ones too, the longer first. */
  find(tokens: readonly string[]): Match[] {
    const found: Match[] = [];
    for (let start = 0; start < tokens.length; start++) {
      const first = found.length;
      let node: Node | undefined = this.#root;
      for (let at = start; at < tokens.length; at++) {
        node = node.next.get(tokens[at] ?? '');
        if (!node) break;
        if (node.phrase >= 0) found.push({ phrase: node.phrase, start, end: at + 1 });
      }
      if (found.length - first > 1) found.push(...found.splice(first).reverse());
    }
    return found;
  }
}
