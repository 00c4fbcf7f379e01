import Table from 'cli-table3';
import { columnsOf, wrapped } from './lines.ts';

/** A row of the weekly table: number, words, and figures. */
export interface Row {
  readonly cells: readonly string[];
  readonly style?: ((text: string) => string) | undefined;
}

/** Which column holds words and takes the room that the figures leave. */
const WORDS = 1;
const GAP = 2;
const WORDS_LINES = 2;

/**
 * The widths of the columns, in terminal columns without gaps: those of figures as wide as their widest cell,
 * that of words as wide as its widest, or what is left of the width, but at least 10.
 */
export function columnsFor(rows: readonly Row[], width: number): number[] {
  const widest = (rows[0]?.cells ?? []).map((_, column) =>
    Math.max(...rows.map(({ cells }) => columnsOf(cells[column] ?? ''))),
  );
  const others = widest.reduce((sum, columns, at) => (at === WORDS ? sum : sum + columns), GAP * (widest.length - 1));
  return widest.map((columns, at) => (at === WORDS ? Math.max(10, Math.min(columns, width - others)) : columns));
}

/**
 * Lines of a table: the first row is the head, with a rule below; words stand left, figures right.
 *
 * @param columns from `columnsFor`
 */
export function table(rows: readonly Row[], columns: readonly number[]): string[] {
  const gap = ' '.repeat(GAP);
  const drawn = new Table({
    colWidths: [...columns],
    colAligns: columns.map((_, at) => (at === WORDS ? 'left' : 'right')),
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    chars: { ...NO_LINES, middle: gap },
  });
  for (const { cells, style } of rows) {
    const words = wrapped(cells[WORDS] ?? '', columns[WORDS] ?? 10, WORDS_LINES);
    const paint = style ?? String;
    drawn.push(cells.map((cell, at) => (at === WORDS ? words.map(paint).join('\n') : paint(cell))));
  }
  const lines = drawn.toString().split('\n');
  const rule = '─'.repeat(columns.reduce((sum, width) => sum + width, GAP * (columns.length - 1)));
  return [...lines.slice(0, 1), rule, ...lines.slice(1)];
}

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
};
