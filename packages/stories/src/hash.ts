/**
 * The finaliser of MurmurHash3, 32 bit (Austin Appleby, public domain, `fmix32`): a bijection of
 * 32-bit numbers in which every bit of the input flips every bit of the output about half the time.
 * It is no defence against an attacker; all that a forged collision gains is a wrong story.
 *
 * @param value any 32-bit number, signed or unsigned
 * @returns a signed 32-bit number
 */
export function mix(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * Folds one more number into a hash; the order counts.
 *
 * @param hash what came before, a 32-bit number
 * @param value the next 32-bit number
 * @returns a signed 32-bit number
 */
export function combine(hash: number, value: number): number {
  return mix(Math.imul(hash, 31) + value + 0x9e3779b9);
}

/**
 * A 32-bit hash of a string: FNV-1a over its UTF-16 units (Fowler, Noll, Vo), then `mix`.
 *
 * @returns a signed 32-bit number
 */
export function hashString(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  return mix(h);
}
