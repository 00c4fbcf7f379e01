import { Worker } from 'node:worker_threads';

/** How often the parent is looked for, milliseconds. */
const LOOK_MS = 1_000;

/**
 * Ends this process when its parent is gone. An idle child would notice by its channel; one that is lost in a
 * hostile page would not, so a thread of its own keeps watch.
 */
export function dieWithParent(): void {
  const watch = `
    const parent = process.ppid;
    setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, ${LOOK_MS});
  `;
  new Worker(watch, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();
}
