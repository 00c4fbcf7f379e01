import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { HostGate } from './types.ts';

/** Shortest pause between two knocks at the gate, in milliseconds. */
const SHORTEST = 20;

/** Milliseconds to wait for a host's turn once a fetch is under way. */
const PATIENCE_MS = 15_000;
const MARGIN_MS = 1_000;

/**
 * How long a request may wait at the gate before its fetch is put off instead. The first request does not wait. A
 * redirect waits out the pace that the fetch itself has left its host with, however long: put off, the fetch would
 * begin anew at the first URL, set the same pace, and come no further for ever.
 *
 * @param host of the request
 * @param hop redirects before it
 * @param left hosts that this fetch has asked, with the pace in milliseconds that it left them with
 * @returns milliseconds
 */
export function patienceMs(host: string, hop: number, left: ReadonlyMap<string, number>): number {
  if (left.size === 0) return 0;
  return hop === 0 ? PATIENCE_MS : Math.max(PATIENCE_MS, (left.get(host) ?? 0) + MARGIN_MS);
}

/**
 * Takes a host for one request, waiting for it as long as patience lasts.
 *
 * @param options.leaseMs milliseconds after which the hold lapses by itself
 * @param options.patienceMs milliseconds to wait at most; 0 asks once
 * @returns 0 once the host is taken; else the milliseconds that the gate says to wait
 * @throws the signal's reason
 */
export async function takeTurn(
  gate: HostGate,
  host: string,
  options: { readonly leaseMs: number; readonly patienceMs: number; readonly signal: AbortSignal | undefined },
): Promise<number> {
  const start = performance.now();
  for (;;) {
    options.signal?.throwIfAborted();
    const turn = await gate.enter(host, options.leaseMs);
    if (turn.entered) return 0;
    const waitMs = Math.max(Math.ceil(turn.waitMs), SHORTEST);
    if (performance.now() - start + waitMs > options.patienceMs) return waitMs;
    // Only the signal ends the pause early, and the next round throws its reason.
    await delay(waitMs, undefined, options.signal && { signal: options.signal }).catch(() => {});
  }
}
