import { writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** One line for the person at the terminal; results alone go to stdout. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A result, on stdout, whole even when the process ends right after. */
export async function print(text: string): Promise<void> {
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(whole, (error) => (error ? reject(error) : resolve()));
  });
}

/** A result as JSON. */
export async function printJson(value: unknown): Promise<void> {
  await print(JSON.stringify(value, null, 2));
}

/** Text from the network as a terminal may see it: control and format characters become spaces. */
export function printable(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, ' ');
}

/** Columns that a terminal has, or 100 where the output goes elsewhere. */
export function terminalWidth(): number {
  return process.stdout.columns ?? 100;
}

/** A path as the user meant it: pnpm changes the working directory, and remembers where it was called. */
export function userPath(given: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), given);
}

/** A reader of our output that has gone away (`| head`) is no fault of anyone's. */
export function leaveQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      writeSync(2, `${error.message}\n`);
    });
  }
}
