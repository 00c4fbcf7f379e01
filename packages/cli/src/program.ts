import { Command } from 'commander';
import { classifyCommand } from './commands/classify.ts';
import { dbCommand } from './commands/db.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { extractCommand } from './commands/extract.ts';
import { ingestCommand } from './commands/ingest.ts';
import { migrateCommand } from './commands/migrate.ts';
import { parseFeedCommand } from './commands/parse-feed.ts';
import { queueCommand } from './commands/queue.ts';
import { reextractCommand } from './commands/reextract.ts';
import { reportCommand } from './commands/report.ts';
import { sqlCommand } from './commands/sql.ts';
import { startCommand } from './commands/start.ts';
import { workCommand } from './commands/work.ts';
import { EXIT_HELP } from './exit-codes.ts';

/** The `pillarwatch` command. Each sub-command stands in a file of its own and imports what it needs when it runs. */
export function buildProgram(): Command {
  const program = new Command('pillarwatch')
    .description('Watches the news about AI governance, week by week and pillar by pillar.')
    .version('0.1.0')
    .exitOverride()
    .showHelpAfterError('(add --help to see what can be given)')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', EXIT_HELP);
  const commands = [
    demoCommand(),
    startCommand(),
    ingestCommand(),
    workCommand(),
    reportCommand(),
    sqlCommand(),
    parseFeedCommand(),
    extractCommand(),
    classifyCommand(),
    reextractCommand(),
    queueCommand(),
    migrateCommand(),
    dbCommand(),
    doctorCommand(),
  ];
  for (const command of commands) program.addCommand(override(command));
  return program;
}

/** Commander ends the process at a usage error unless each command is told not to. */
function override(command: Command): Command {
  command.exitOverride().showHelpAfterError('(add --help to see what can be given)');
  for (const child of command.commands) override(child);
  return command;
}
