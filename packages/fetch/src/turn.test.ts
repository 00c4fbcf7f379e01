import { describe, expect, it } from 'vitest';
import { MemoryGate } from './test-support/memory.ts';
import { patienceMs, takeTurn } from './turn.ts';

const HOST = 'news.test';

describe('patienceMs', () => {
  it('has none for the first request, and some for those that follow', () => {
    expect(patienceMs(HOST, 0, new Map())).toBe(0);
    expect(patienceMs(HOST, 0, new Map([[HOST, 60_000]]))).toBe(15_000);
    expect(patienceMs(HOST, 1, new Map([['other.test', 60_000]]))).toBe(15_000);
  });

  it('outlasts the pace that the fetch itself has set, so that a redirect is reached', () => {
    expect(patienceMs(HOST, 1, new Map([[HOST, 60_000]]))).toBeGreaterThan(60_000);
  });
});

describe('takeTurn', () => {
  const options = { leaseMs: 1_000, patienceMs: 0, signal: undefined };

  it('takes a free host, and says how long a closed one stays so', async () => {
    const gate = new MemoryGate();
    expect(await takeTurn(gate, HOST, options)).toBe(0);
    await gate.leave(HOST, 60_000);
    const waitMs = await takeTurn(gate, HOST, { ...options, patienceMs: 50_000 });
    expect(waitMs).toBeGreaterThan(50_000);
    expect(Number.isInteger(waitMs)).toBe(true);
  });

  it('waits as long as patience lasts', async () => {
    const gate = new MemoryGate();
    await takeTurn(gate, HOST, options);
    await gate.leave(HOST, 30);
    expect(await takeTurn(gate, HOST, { ...options, patienceMs: 10_000 })).toBe(0);
    expect(await takeTurn(gate, HOST, { ...options, patienceMs: 100 })).toBeGreaterThan(0);
    expect(gate.held).toEqual([HOST]);
  });
});
