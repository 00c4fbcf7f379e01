/** Two texts, by their places in the list, and the part of their pieces that both have. */
export interface Alike {
  readonly pair: readonly [number, number];
  /** Jaccard's index, 0 to 1. */
  readonly share: number;
}

/** Letters in a piece. */
const PIECE = 8;

/** All pairs of texts that share more than `least` of their stretches of eight characters. */
export function alikePairs(texts: readonly string[], least: number): Alike[] {
  const sizes: number[] = [];
  const holders = new Map<string, number[]>();
  for (const [place, text] of texts.entries()) {
    const pieces = new Set(
      Array.from({ length: Math.max(0, text.length - PIECE + 1) }, (_, at) => text.slice(at, at + PIECE)),
    );
    sizes.push(pieces.size);
    for (const piece of pieces) {
      const held = holders.get(piece);
      if (held) held.push(place);
      else holders.set(piece, [place]);
    }
  }
  const shared = new Map<number, number>();
  for (const held of holders.values()) {
    for (const [index, one] of held.entries()) {
      for (const other of held.slice(index + 1)) {
        const key = one * texts.length + other;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  return [...shared].flatMap(([key, count]): Alike[] => {
    const pair = [Math.floor(key / texts.length), key % texts.length] as const;
    const share = count / ((sizes[pair[0]] ?? 0) + (sizes[pair[1]] ?? 0) - count);
    return share > least ? [{ pair, share }] : [];
  });
}
