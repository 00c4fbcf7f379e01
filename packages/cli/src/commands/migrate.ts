import { Command } from 'commander';
import { print, printJson } from '../console.ts';
import { withDatabase } from '../database.ts';
import { settings } from '../settings.ts';

/** `pillarwatch migrate` */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description("bring the database's schema up to this program's")
    .option('--json', 'print as JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const ran = await withDatabase(settings(), async (url) => {
        const { checkDatabase, migrate, openDatabase } = await import('@pillarwatch/db');
        await checkDatabase(url);
        const db = openDatabase(url, 1);
        try {
          return await migrate(db);
        } finally {
          await db.destroy();
        }
      });
      if (json) await printJson({ migrations: ran });
      else await print(ran.length > 0 ? ran.join('\n') : 'nothing to do: the schema is up to date');
    });
}
