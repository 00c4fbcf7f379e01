import { writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { errorLine, InputError } from '@pillarwatch/model';
import type { Road } from '@pillarwatch/workers';

/** How often a sign of life is given, milliseconds. */
const BEAT_MS = 15_000;

/**
 * Writes a file again and again for as long as this process can work: its event loop turns, and the database and
 * the queue answer it. A health check looks at the file's age, which costs next to nothing.
 *
 * @param signal ends it; what is under way then is not waited for, since a lost server may never answer
 * @throws InputError when the file cannot be written
 */
export async function startHeartbeat(file: string, road: Road, signal: AbortSignal): Promise<void> {
  await beat(file, road);
  void keepBeating(file, road, signal);
}

async function keepBeating(file: string, road: Road, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(BEAT_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    await beat(file, road).catch((error) => {
      if (!signal.aborted) road.log(`no sign of life: ${errorLine(error)}`);
    });
  }
}

async function beat(file: string, { db, queues }: Road): Promise<void> {
  await Promise.all([db.selectFrom('plans').select('id').limit(1).execute(), queues.counts()]);
  try {
    await writeFile(file, `${new Date().toISOString()}\n`);
  } catch (cause) {
    throw new InputError(`the sign of life ${file} cannot be written; name a file in a folder that exists`, { cause });
  }
}
