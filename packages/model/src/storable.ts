/**
 * Text as a database can hold it: no NUL, which PostgreSQL refuses, and no lone surrogates, which UTF-8
 * cannot write. Each is replaced by one U+FFFD, so that offsets in code points stay true.
 */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '\ufffd').toWellFormed();
}

/** The same, where there is a text at all. */
export function storableOrNull(text: string | null): string | null {
  return text === null ? null : storable(text);
}
