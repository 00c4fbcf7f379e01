import process from 'node:process';

/** A line on stderr that is written over at a terminal, and left out elsewhere until it is finished. */
export interface ProgressLine {
  update(text: string): void;
  /** Ends the line with its last words. */
  finish(text: string): void;
}

/** Longest part of a line that is written over, columns. */
const WIDTH = 78;

/** @param head what stands before every state of the line */
export function progressLine(head: string): ProgressLine {
  const live = process.stderr.isTTY === true;
  let shown = '';
  return {
    update(text) {
      const line = `${head}${text}`.slice(0, WIDTH);
      if (!live || line === shown) return;
      shown = line;
      process.stderr.write(`\r${line.padEnd(WIDTH)}`);
    },
    finish(text) {
      process.stderr.write(live ? `\r${`${head}${text}`.padEnd(WIDTH)}\n` : `${head}${text}\n`);
    },
  };
}

/** Articles by state, as one short phrase. */
export function stateWords(states: Readonly<Record<string, number>>): string {
  const total = Object.values(states).reduce((sum, count) => sum + count, 0);
  const parts = Object.entries(states)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([state, count]) => `${count} ${state}`);
  return total === 0 ? 'no articles yet' : `${total} articles: ${parts.join(', ')}`;
}
