import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorLine, InputError, PillarwatchError, toError } from './errors.ts';

describe('the error classes', () => {
  it('carry their name and their cause', () => {
    const cause = new Error('no such file');
    const error = new InputError('feeds.yaml cannot be read', { cause });
    expect(error).toBeInstanceOf(PillarwatchError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('InputError');
    expect(error.cause).toBe(cause);
  });
});

describe('toError', () => {
  it('keeps an error and wraps anything else', () => {
    const error = new TypeError('x');
    expect(toError(error)).toBe(error);
    expect(toError('plain')).toEqual(new Error('plain'));
    expect(toError(undefined).message).toBe('undefined');
    expect(toError({ a: 1 }).message).toBe('[object Object]');
  });
});

describe('errorLine', () => {
  it('tells the causes after the message, and none twice', () => {
    const root = new Error('ECONNREFUSED');
    const middle = new Error('connect failed: ECONNREFUSED', { cause: root });
    expect(errorLine(new Error('cannot poll', { cause: middle }))).toBe('cannot poll: connect failed: ECONNREFUSED');
    expect(errorLine(new Error('cannot poll', { cause: 'a string' }))).toBe('cannot poll: a string');
  });

  it('falls back on the name', () => {
    expect(errorLine(new RangeError(''))).toBe('RangeError');
    expect(errorLine(null)).toBe('Error');
  });

  it('ends with a cause that is its own cause', () => {
    const error = new Error('round');
    error.cause = error;
    expect(errorLine(error)).toBe('round');
  });

  it('cuts at 500 characters without halving one', () => {
    const line = errorLine('😀'.repeat(600));
    expect(Array.from(line)).toHaveLength(500);
    expect(line.endsWith('😀…')).toBe(true);
    expect(errorLine('a'.repeat(500))).toBe('a'.repeat(500));
  });

  it('is one short line without control characters, whatever was thrown', () => {
    expect(errorLine('a\u001b[31m\r\nb\u202ec\u0000')).toBe('a [31m b c');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (message) => {
        const line = errorLine(new Error(message));
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
        expect(Array.from(line).length).toBeLessThanOrEqual(500);
      }),
    );
  });
});
