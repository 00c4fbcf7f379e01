import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });
const remembered = new Map<string, string>();

/**
 * The simplified form of one Chinese character. Letter by letter: terms and texts pass through the
 * same mapping, so that the choices which depend on the neighbours do not matter.
 */
export function simplify(character: string): string {
  const known = remembered.get(character);
  if (known !== undefined) return known;
  const simple = convert(character) ?? character;
  remembered.set(character, simple);
  return simple;
}
