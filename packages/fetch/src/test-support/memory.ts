import type { HostGate, KeptRobots, RobotsStore } from '../types.ts';

/** A gate within this process. It fails the test that gives back what it did not take, or takes a host twice. */
export class MemoryGate implements HostGate {
  /** Every pace that hosts were given back with, in milliseconds. */
  readonly paces: { readonly host: string; readonly paceMs: number }[] = [];
  readonly #held = new Set<string>();
  readonly #openAt = new Map<string, number>();

  async enter(host: string, leaseMs: number): Promise<{ entered: true } | { entered: false; waitMs: number }> {
    if (!(leaseMs > 0)) throw new Error(`a lease of ${leaseMs} ms`);
    if (host !== host.toLowerCase() || host.includes(':')) throw new Error(`"${host}" is not a plain host name`);
    const waitMs = (this.#openAt.get(host) ?? 0) - performance.now();
    if (this.#held.has(host)) return { entered: false, waitMs: 30 };
    if (waitMs > 0) return { entered: false, waitMs };
    this.#held.add(host);
    return { entered: true };
  }

  async leave(host: string, paceMs: number): Promise<void> {
    if (!this.#held.delete(host)) throw new Error(`${host} was given back without having been taken`);
    this.paces.push({ host, paceMs });
    this.#openAt.set(host, performance.now() + paceMs);
  }

  get held(): readonly string[] {
    return [...this.#held];
  }

  /** As if every pace were over. */
  open(): void {
    this.#openAt.clear();
  }
}

export class MemoryRobots implements RobotsStore {
  readonly kept = new Map<string, KeptRobots>();

  async read(host: string): Promise<KeptRobots | null> {
    return this.kept.get(host) ?? null;
  }

  async write(host: string, robots: KeptRobots): Promise<void> {
    this.kept.set(host, robots);
  }
}
