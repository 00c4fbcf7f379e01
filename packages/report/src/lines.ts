import stringWidth from 'string-width';

// What a reader takes for one character, as far as plain text goes, which has no joiners: a flag, or a letter with
// its marks. Intl.Segmenter needs minutes for long hostile words.
const LETTERS = /\p{Regional_Indicator}{2}|.[\p{M}\p{Emoji_Modifier}]*/gsu;
const OPENING = /^[\p{Ps}\p{Pi}]/u;
const CLOSING = /^(?![\p{Ps}\p{Pi}])[\p{P}]/u;

/** Text and the terminal columns it takes. */
interface Piece {
  readonly text: string;
  readonly width: number;
}

/**
 * Breaks plain text into lines: at spaces, and between wide characters, where Chinese and Japanese break;
 * never before closing or after opening punctuation. What is longer than a line is cut where it must be.
 *
 * @param text one line of plain text
 * @param width terminal columns, at least 2; a wide character takes two
 * @param most lines at most; what is left over becomes an ellipsis
 * @returns at least one line
 */
export function wrapped(text: string, width: number, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  let line: Piece = { text: '', width: 0 };
  for (const word of text.split(' ')) {
    let gap = line.width > 0 ? ' ' : '';
    for (const piece of piecesOf(word, width)) {
      if (line.width + gap.length + piece.width > width) {
        lines.push(line.text);
        if (lines.length === most) return [...lines.slice(0, -1), shortened(`${lines.at(-1)}`, width)];
        line = piece;
      } else {
        line = { text: line.text + gap + piece.text, width: line.width + gap.length + piece.width };
      }
      gap = '';
    }
  }
  return [...lines, line.text];
}

/** Terminal columns of a text. The same measure as cli-table3's, so that its columns stand straight. */
export function columnsOf(text: string): number {
  return stringWidth(text);
}

function shortened(line: string, width: number): string {
  const letters = lettersOf(line);
  let columns = columnsOf(line);
  while (columns + 1 > width) columns -= letters.pop()?.width ?? 0;
  return `${letters.map((letter) => letter.text).join('')}…`;
}

function lettersOf(text: string): Piece[] {
  // One measure for each different letter: string-width goes through a long pattern of emoji every time.
  const known = new Map<string, Piece>();
  return Array.from(text.matchAll(LETTERS), ([letter]) => {
    const piece = known.get(letter) ?? { text: letter, width: columnsOf(letter) };
    known.set(letter, piece);
    return piece;
  });
}

/** Parts of a word between which a line may end, none wider than a line. */
function piecesOf(word: string, width: number): Piece[] {
  const pieces: Piece[] = [];
  let before: Piece | null = null;
  for (const letter of lettersOf(word)) {
    const last = pieces.at(-1);
    if (!last || last.width + letter.width > width || (before && mayBreak(before, letter))) pieces.push(letter);
    else pieces[pieces.length - 1] = { text: last.text + letter.text, width: last.width + letter.width };
    before = letter;
  }
  return pieces;
}

function mayBreak(before: Piece, after: Piece): boolean {
  return (before.width > 1 || after.width > 1) && !OPENING.test(before.text) && !CLOSING.test(after.text);
}
