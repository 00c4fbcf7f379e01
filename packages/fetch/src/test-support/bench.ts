import { SettableClock } from '@pillarwatch/model';
import { afterEach, expect } from 'vitest';
import { createFetcher, type FetcherOptions } from '../fetcher.ts';
import type { Fetcher } from '../types.ts';
import { MemoryGate, MemoryRobots } from './memory.ts';
import type { Site } from './site.ts';

export const START = new Date('2025-07-26T08:00:00Z');

export interface Bench {
  readonly fetcher: Fetcher;
  readonly gate: MemoryGate;
  readonly robots: MemoryRobots;
  readonly clock: SettableClock;
}

const open: { close(): Promise<void> }[] = [];
const gates: MemoryGate[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()));
  for (const gate of gates.splice(0)) expect(gate.held).toEqual([]);
});

/** A fetcher to whom these hosts are at these sites; all is closed after the test, with no host left held. */
export function bench(
  sites: Readonly<Record<string, Site>>,
  settings: Partial<FetcherOptions['settings']> = {},
  resolve?: FetcherOptions['resolve'],
): Bench {
  const gate = new MemoryGate();
  const robots = new MemoryRobots();
  const clock = new SettableClock(START);
  const fetcher = createFetcher({
    settings: {
      contact: 'https://example.org/contact',
      hostPaceMs: 0,
      fetchTimeoutMs: 10_000,
      maxPageBytes: 200_000,
      connectTo: new Map(Object.entries(sites).map(([host, { address }]) => [host, address])),
      ...settings,
    },
    gate,
    robots,
    clock,
    ...(resolve && { resolve }),
  });
  open.push(fetcher, ...Object.values(sites));
  gates.push(gate);
  return { fetcher, gate, robots, clock };
}
