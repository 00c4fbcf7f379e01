import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SettableClock, wallClock } from './clock.ts';

const START = new Date('2025-07-26T08:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2031-03-04T05:06:07Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('wallClock', () => {
  it('shows the time of the machine', () => {
    expect(wallClock.now()).toEqual(new Date('2031-03-04T05:06:07Z'));
  });
});

describe('SettableClock', () => {
  it('starts where it is told and runs on', () => {
    const clock = new SettableClock(START);
    expect(clock.now()).toEqual(START);
    vi.advanceTimersByTime(90_000);
    expect(clock.now()).toEqual(new Date('2025-07-26T08:01:30Z'));
  });

  it('can be set forward and back', () => {
    const clock = new SettableClock(START);
    vi.advanceTimersByTime(5_000);
    clock.set(new Date('2025-08-16T00:00:00Z'));
    expect(clock.now()).toEqual(new Date('2025-08-16T00:00:00Z'));
    clock.set(START);
    vi.advanceTimersByTime(1);
    expect(clock.now().getTime()).toBe(START.getTime() + 1);
  });

  it('does not share its instants', () => {
    const clock = new SettableClock(START);
    clock.now().setFullYear(1999);
    expect(clock.now()).toEqual(START);
  });
});
