/** The floors of the house, lowest first: a room may use rooms on lower floors only. */
export const FLOORS: readonly (readonly string[])[] = [
  ['model', 'settings'],
  ['feeds', 'extract', 'classify', 'stories', 'trends', 'report'],
  ['db', 'queue', 'fetch', 'embedded', 'delivery'],
  ['workers', 'dashboard'],
  ['cli'],
  ['test'],
];

/** Rooms that may use less than their floor would let them. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  settings: ['model'],
  newsroom: ['model'],
  embedded: ['model', 'settings'],
};

/** Beside the house: the sample publishers, for the demo and the tests alone. */
const NEWSROOM_USERS = ['cli', 'test'];

/** Rooms that do no input or output: they can be read, tested and measured with a string. */
export const PURE = ['model', ...(FLOORS[1] ?? [])];

const INPUT_OUTPUT = [
  ...['fs', 'http', 'https', 'http2', 'net', 'tls', 'dgram', 'child_process', 'dns', 'worker_threads', 'cluster'],
  ...['pg', 'ioredis', 'undici', 'bullmq'],
];

/**
 * Why one room may not use another.
 *
 * @returns the rule that forbids it, or null when it may
 */
export function forbidden(from: string, to: string): string | null {
  if (from === to) return 'a package does not import itself by name';
  const only = ONLY[from];
  if (only) return only.includes(to) ? null : `${from} may use ${only.join(' and ')} only`;
  if (to === 'newsroom') return NEWSROOM_USERS.includes(from) ? null : 'only cli and test may use newsroom';
  const [floor, below] = [floorOf(from), floorOf(to)];
  if (floor === -1) return `${from} stands on no floor; give it one in test/house/floors.ts`;
  if (below === -1) return `${to} stands on no floor`;
  return below < floor
    ? null
    : `${from} is on floor ${floor} and may use lower floors only; ${to} is on floor ${below}`;
}

/** Whether a module reaches files, processes or the network. `node:crypto` does not. */
export function isInputOutput(specifier: string): boolean {
  const name = specifier.replace(/^node:/, '');
  return INPUT_OUTPUT.some((module) => name === module || name.startsWith(`${module}/`));
}

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}
