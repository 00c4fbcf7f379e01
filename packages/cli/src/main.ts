import process from 'node:process';
import { errorLine, PillarwatchError } from '@pillarwatch/model';
import { CommanderError } from 'commander';
import { leaveQuietlyOnClosedPipe, say } from './console.ts';
import { loadDotEnv } from './dot-env.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { buildProgram } from './program.ts';

leaveQuietlyOnClosedPipe();
try {
  loadDotEnv();
  await buildProgram().parseAsync(process.argv);
} catch (error) {
  process.exitCode = exitCodeOf(error);
  // Commander has printed its own message already.
  if (!(error instanceof CommanderError)) report(error);
}

function report(error: unknown): void {
  say(`pillarwatch: ${errorLine(error)}`);
  if (process.exitCode === EXIT.fault && !(error instanceof PillarwatchError)) {
    say(error instanceof Error && error.stack ? error.stack : '');
    say('This is a fault in Pillarwatch; please report it with the lines above.');
  }
}
