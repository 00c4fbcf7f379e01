/**
 * An error whose message is meant for the person at the terminal or the operator's log: it names the
 * thing and says what to do next. Everything else that is thrown is a fault of ours.
 */
export class PillarwatchError extends Error {
  override name = 'PillarwatchError';
}

/** What the user gave (an argument, a setting, a file) cannot be used. */
export class InputError extends PillarwatchError {
  override name = 'InputError';
}

/**
 * Makes an `Error` of whatever was thrown, once, at the edge.
 *
 * @param thrown anything a `catch` may receive
 * @returns the same error, or a new one that carries the thrown value as its message
 */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/**
 * One line for a log, a table cell or `last_error`: message and causes, no control characters,
 * at most 500 characters.
 */
export function errorLine(thrown: unknown): string {
  const parts: string[] = [];
  let at: unknown = thrown;
  for (let depth = 0; at !== undefined && at !== null && depth < 5; depth++) {
    const error = toError(at);
    if (error.message && !parts.some((part) => part.includes(error.message))) parts.push(error.message);
    at = error.cause;
  }
  const line = (parts.join(': ') || toError(thrown).name).replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const letters = Array.from(line);
  return letters.length > 500 ? `${letters.slice(0, 499).join('')}…` : line;
}
