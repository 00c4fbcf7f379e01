import { InputError, PillarwatchError } from '@pillarwatch/model';
import { CommanderError } from 'commander';

/** What the program's exit codes mean; the help text shows them. */
export const EXIT = {
  ok: 0,
  fault: 1,
  usage: 2,
  unavailable: 3,
  interrupted: 130,
} as const;

export const EXIT_HELP = `
Exit codes: 0 done; 1 a fault in Pillarwatch; 2 something given cannot be used (argument, setting, file);
3 something needed is not available (database, queue, folder, port); 130 stopped before it was done.`;

/** Thrown where work was cut short by a signal. */
export class Interrupted extends PillarwatchError {
  override name = 'Interrupted';
}

/** The exit code that an error stands for. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof Interrupted) return EXIT.interrupted;
  if (error instanceof InputError) return EXIT.usage;
  if (error instanceof PillarwatchError) return EXIT.unavailable;
  return EXIT.fault;
}
