import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PillarwatchError, toError } from '@pillarwatch/model';
import pLimit from 'p-limit';
import { Tinypool } from 'tinypool';
import type { ParserData } from './process.ts';
import type { ParserAnswers, ParserTask } from './task.ts';

/** The process that read something died of it, or had to be stopped: out of memory, out of time, or a crash. */
export class ParserDied extends PillarwatchError {
  override name = 'ParserDied';
}

/** Reads feeds and pages in processes of their own, so that a hostile one stalls and kills nobody else. */
export interface ParserPool {
  /**
   * @throws ParserDied when the process died or ran out of time
   * @throws Error with the parser's own message when the input is bad
   */
  read<K extends ParserTask['kind']>(task: ParserTask & { readonly kind: K }): Promise<ParserAnswers[K]>;
  close(): Promise<void>;
}

export interface ParserOptions extends ParserData {
  readonly processes: number;
  /** Longest time that one task may take, milliseconds; the time to start a process comes on top. */
  readonly timeoutMs: number;
  /** Heap of one process, MB. */
  readonly memoryMb: number;
}

/** How the pool and Node say that a process is gone. */
const DIED = /exited unexpectedly|channel closed|EPIPE/i;

/** A process starts within this time, milliseconds, on a machine that is busy with other things. */
const START_MS = 15_000;

/** Starts a pool of parser processes; they start with the first tasks. */
export function openParserPool(options: ParserOptions): ParserPool {
  const { processes, timeoutMs, memoryMb, ...data } = options;
  const file = fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? './process.ts' : './process.js', import.meta.url),
  );
  const pool = new Tinypool({
    filename: pathToFileURL(file).href,
    runtime: 'child_process',
    // All at once: a deadline is only told apart from a slow start while every process is known to have started.
    minThreads: processes,
    maxThreads: processes,
    idleTimeout: 60_000,
    execArgv: [`--max-old-space-size=${memoryMb}`, ...typescriptLoader(file)],
    env: { ...process.env } as Record<string, string>,
    serialization: 'advanced',
    // The pool gives its own worker data to threads only.
    argv: [JSON.stringify(data)],
  });
  pool.on('error', () => {});
  // No task waits inside the pool, so that its deadline counts from when it is read.
  const turns = pLimit(processes);
  const warm = new Set<unknown>();

  async function run(task: ParserTask) {
    const controller = new AbortController();
    const isWarm = pool.threads.length === processes && pool.threads.every((thread) => warm.has(thread));
    const timer = setTimeout(() => controller.abort(), timeoutMs + (isWarm ? 0 : START_MS));
    try {
      const answer = await pool.run(task, { signal: controller.signal });
      for (const thread of pool.threads) warm.add(thread);
      return answer;
    } catch (thrown) {
      if (controller.signal.aborted) {
        throw new ParserDied(`reading took longer than ${timeoutMs} ms and was stopped`, { cause: thrown });
      }
      const error = asError(thrown);
      throw DIED.test(error.message) ? new ParserDied('the process that read it died', { cause: thrown }) : error;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    read: (task) => turns(() => run(task)),
    close: () => pool.destroy(),
  };
}

/** The pool hands an error of a process on as a plain object. */
function asError(thrown: unknown): Error {
  const plain = typeof thrown === 'object' && thrown !== null && 'message' in thrown && !(thrown instanceof Error);
  return plain ? new Error(String(thrown.message)) : toError(thrown);
}

/** From source, a process needs tsx to read TypeScript; bundled, it needs nothing. */
function typescriptLoader(file: string): string[] {
  if (!file.endsWith('.ts')) return [];
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];
}
