/** A piece of markup. `stray` is a `<` that starts nothing. */
export type Token =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly selfClosing: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text' | 'cdata'; readonly text: string }
  | { readonly kind: 'stray' };

const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_.:-]*(?=[\s/>])/uy;
const QUOTE_OR_END = /[<>"']/g;
const DOUBLE_OR_TAG = /["<]/g;
const SINGLE_OR_TAG = /['<]/g;

/**
 * Cuts markup into tokens, in time proportional to its length whatever it holds. Comments,
 * declarations and processing instructions are passed over.
 */
export class Scanner {
  readonly #text: string;
  #at = 0;
  /** Terminators that were looked for in vain: looking again and again would take quadratic time. */
  readonly #absent = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The next token, or null at the end. */
  next(): Token | null {
    while (this.#at < this.#text.length) {
      const token = this.#text[this.#at] === '<' ? this.#markup() : this.#plain();
      if (token) return token;
    }
    return null;
  }

  #plain(): Token {
    return { kind: 'text', text: this.#to(this.#text.indexOf('<', this.#at)) };
  }

  #markup(): Token | null {
    const next = this.#text[this.#at + 1];
    if (next === '!') return this.#exclamation();
    if (next === '?') return this.#passOver('>') ? null : this.#stray();
    return next === '/' ? this.#closeTag() : this.#openTag();
  }

  #exclamation(): Token | null {
    if (this.#text.startsWith('<![CDATA[', this.#at)) {
      const end = this.#find(']]>');
      return { kind: 'cdata', text: end === -1 ? `${this.#to(-1)}]]>` : this.#to(end + 3) };
    }
    if (this.#text.startsWith('<!--', this.#at)) return this.#passOver('-->') ? null : this.#stray();
    return this.#passOverDeclaration() ? null : this.#stray();
  }

  /** The document type with its internal subset; what it declares is never used. */
  #passOverDeclaration(): boolean {
    const end = this.#find('>');
    const subset = end === -1 ? -1 : this.#text.slice(this.#at, end).indexOf('[');
    if (subset !== -1 && this.#find(']') > end) this.#passOver(']');
    return this.#passOver('>');
  }

  #closeTag(): Token {
    const name = this.#name(this.#at + 2);
    if (name === null) return this.#stray();
    const end = this.#find('>');
    this.#at = end === -1 ? this.#text.length : end + 1;
    return { kind: 'close', name };
  }

  #openTag(): Token {
    const name = this.#name(this.#at + 1);
    if (name === null) return this.#stray();
    const start = this.#at + 1 + name.length;
    const end = this.#tagEnd(start);
    if (end === -1) return this.#stray();
    this.#at = end + 1;
    const selfClosing = this.#text[end - 1] === '/';
    const attributes = closeQuotes(this.#text.slice(start, selfClosing ? end - 1 : end));
    return { kind: 'open', name, attributes, selfClosing };
  }

  /** Where the `>` of a start tag stands. A quoted value holds no `<` (XML 1.0), so an open quote costs its own tag at most. */
  #tagEnd(from: number): number {
    let at = from;
    for (;;) {
      const mark = this.#nextOf(QUOTE_OR_END, at);
      const letter = this.#text[mark];
      if (letter === '>') return mark;
      if (letter === undefined || letter === '<') return -1;
      const close = this.#nextOf(letter === '"' ? DOUBLE_OR_TAG : SINGLE_OR_TAG, mark + 1);
      at = (this.#text[close] === letter ? close : mark) + 1;
    }
  }

  #nextOf(pattern: RegExp, from: number): number {
    pattern.lastIndex = from;
    return pattern.exec(this.#text)?.index ?? this.#text.length;
  }

  #name(from: number): string | null {
    NAME.lastIndex = from;
    return NAME.exec(this.#text)?.[0] ?? null;
  }

  #stray(): Token {
    this.#at++;
    return { kind: 'stray' };
  }

  #passOver(end: string): boolean {
    const at = this.#find(end);
    if (at !== -1) this.#at = at + end.length;
    return at !== -1;
  }

  #find(end: string): number {
    if (this.#absent.has(end)) return -1;
    const at = this.#text.indexOf(end, this.#at);
    if (at === -1) this.#absent.add(end);
    return at;
  }

  #to(end: number): string {
    const start = this.#at;
    this.#at = end === -1 ? this.#text.length : end;
    return this.#text.slice(start, this.#at);
  }
}

/** Gives a value its missing closing quote, so that it does not reach into the next tag. */
function closeQuotes(attributes: string): string {
  const left = attributes.replace(/"[^"]*"|'[^']*'/g, '');
  const quote = /["']/.exec(left)?.[0];
  return quote === undefined ? attributes : attributes + quote;
}
