import process from 'node:process';
import { createInterface } from 'node:readline';
import { errorLine, InputError } from '@pillarwatch/model';
import type { z } from 'zod';

/** Longest line of a batch that is read, UTF-16 units; a page may be a few megabytes. */
const LONGEST_LINE = 64_000_000;

/**
 * Answers a batch: JSON lines from stdin, an answer for each on stdout, in the same order. A line that cannot be
 * read or answered gets `{id, error}`, and the batch goes on.
 *
 * @param schema what a request must be
 * @param answer makes the answer without its id; what it throws becomes the line's error
 */
export async function answerLines<R extends { readonly id: string | number }>(
  schema: z.ZodType<R>,
  answer: (request: R) => Promise<object>,
): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const text = JSON.stringify(await answerLine(line, schema, answer));
    if (!process.stdout.write(`${text}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

async function answerLine<R extends { readonly id: string | number }>(
  line: string,
  schema: z.ZodType<R>,
  answer: (request: R) => Promise<object>,
): Promise<object> {
  let id: unknown = null;
  try {
    if (line.length > LONGEST_LINE) throw new InputError(`the line is longer than ${LONGEST_LINE} characters`);
    const value = parse(line);
    id = idOf(value);
    const request = schema.safeParse(value);
    if (!request.success) {
      const issue = request.error.issues[0];
      throw new InputError(`bad request: ${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'not allowed'}`);
    }
    return { id, ...(await answer(request.data)) };
  } catch (error) {
    return { id, error: errorLine(error) };
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new InputError('the line is not JSON', { cause });
  }
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
}
