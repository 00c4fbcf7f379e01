import { InputError } from '@pillarwatch/model';
import { Command } from 'commander';
import { print, printable, printJson, say } from '../console.ts';
import { withDatabase } from '../database.ts';
import { settings } from '../settings.ts';

type Db = ReturnType<typeof import('@pillarwatch/db').openDatabase>;

/** `pillarwatch queue failed|retry|discard` */
export function queueCommand(): Command {
  const command = new Command('queue').description('the articles that were given up, with the reason');
  command
    .command('failed')
    .description('list them')
    .option('--json', 'print as JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const { deadLetters } = await import('@pillarwatch/db');
      const dead = await withDb((db) => deadLetters(db));
      if (json) await printJson(dead);
      else if (dead.length === 0) say('none');
      else
        await print(
          printable(dead.map(({ id, step, url, reason }) => `${id}  ${step}  ${url}\n    ${reason}`).join('\n')),
        );
    });
  command
    .command('retry')
    .description('send them back to the step they failed in')
    .argument('[ids...]', 'ids as "queue failed" shows them')
    .option('--all', 'all of them', false)
    .action(async (ids: string[], { all }: { all: boolean }) => {
      const wanted = chosen(ids, all);
      const { retryDeadLetters } = await import('@pillarwatch/db');
      const moved = await withDb((db) => retryDeadLetters(db, wanted));
      say(`${moved.length} sent back; "pillarwatch ingest" or a running worker takes them up`);
      missing(ids, moved);
    });
  command
    .command('discard')
    .description('take them off the list for good')
    .argument('[ids...]', 'ids as "queue failed" shows them')
    .option('--all', 'all of them', false)
    .action(async (ids: string[], { all }: { all: boolean }) => {
      const wanted = chosen(ids, all);
      const { discardDeadLetters } = await import('@pillarwatch/db');
      const moved = await withDb((db) => discardDeadLetters(db, wanted));
      say(`${moved.length} discarded`);
      missing(ids, moved);
    });
  return command;
}

async function withDb<T>(work: (db: Db) => Promise<T>): Promise<T> {
  return withDatabase(settings(), async (url) => {
    const { checkDatabase, migrate, openDatabase } = await import('@pillarwatch/db');
    await checkDatabase(url);
    const db = openDatabase(url, 1);
    try {
      await migrate(db);
      return await work(db);
    } finally {
      await db.destroy();
    }
  });
}

function chosen(ids: readonly string[], all: boolean): readonly number[] | 'all' {
  if (all) return 'all';
  if (ids.length === 0) throw new InputError('give ids as "pillarwatch queue failed" shows them, or --all');
  return ids.map((id) => {
    const number = Number(id);
    if (!/^\d{1,9}$/.test(id) || number < 1)
      throw new InputError(`"${id}" is no id; "pillarwatch queue failed" shows them`);
    return number;
  });
}

function missing(ids: readonly string[], moved: readonly number[]): void {
  const rest = ids.filter((id) => !moved.includes(Number(id)));
  if (rest.length > 0) throw new InputError(`not on the list: ${rest.join(', ')}`);
}
