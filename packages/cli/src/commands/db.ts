import { PillarwatchError } from '@pillarwatch/model';
import { Command } from 'commander';
import { print, say } from '../console.ts';
import { stoppable, untilAborted } from '../interrupt.ts';
import { settings } from '../settings.ts';

/** `pillarwatch db start|url|stop` */
export function dbCommand(): Command {
  const command = new Command('db').description('the database itself, for psql or a notebook');
  command
    .command('start')
    .description('keep the embedded server up until Ctrl-C, and print its connection string')
    .action(async () => {
      const { databaseUrl, dataDir } = settings();
      if (databaseUrl !== null)
        throw new PillarwatchError('DATABASE_URL names a server of yours; there is none to start');
      const { openEmbedded } = await import('@pillarwatch/embedded');
      await stoppable(async (signal) => {
        const server = await openEmbedded({ dataDir, log: say });
        try {
          await print(server.url);
          say(
            server.started
              ? 'the server runs; stop it with Ctrl-C'
              : 'the server ran already, and is stopped by whoever started it',
          );
          if (server.owner) await untilAborted(signal);
        } finally {
          await server.stop();
        }
      });
    });
  command
    .command('url')
    .description('print the connection string, password included')
    .action(async () => {
      const { databaseUrl, dataDir } = settings();
      const { embeddedUrl } = await import('@pillarwatch/embedded');
      const url = databaseUrl ?? (await embeddedUrl(dataDir));
      if (url === null) {
        throw new PillarwatchError(`no server runs in ${dataDir}; start one with "pillarwatch db start"`);
      }
      await print(url);
    });
  command
    .command('stop')
    .description('stop the embedded server, whoever started it')
    .action(async () => {
      const { dataDir } = settings();
      const { stopEmbedded } = await import('@pillarwatch/embedded');
      say((await stopEmbedded(dataDir)) ? 'stopped' : `no server runs in ${dataDir}`);
    });
  return command;
}
