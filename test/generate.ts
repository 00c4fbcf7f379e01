import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { exampleEnvironment } from '@pillarwatch/settings';
import { makeDatabaseFiles } from './db/generated-files.ts';

/** A file that is made from others and committed. */
export interface GeneratedFile {
  /** From the top folder. */
  readonly path: string;
  /** Makes the whole text of the file. */
  make(): Promise<string>;
}

/**
 * Every generated file that needs no database (those that do: `db/generated-files.ts`); `pnpm generate` writes
 * them all, and a test fails when one has drifted.
 */
export const GENERATED: readonly GeneratedFile[] = [
  {
    path: '.env.example',
    make: async () => exampleEnvironment(),
  },
];

/** Where a generated file lies. */
export function placeOf(file: Pick<GeneratedFile, 'path'>): string {
  return path.resolve(import.meta.dirname, '..', file.path);
}

async function generate(): Promise<void> {
  for (const file of GENERATED) await write(file.path, await file.make());
  for (const made of await makeDatabaseFiles()) await write(made.path, made.text);
}

async function write(file: string, made: string): Promise<void> {
  const place = placeOf({ path: file });
  const before = await readFile(place, 'utf8').catch(() => null);
  if (before !== made) await writeFile(place, made);
  process.stdout.write(`${before === made ? 'unchanged' : 'written'}  ${file}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await generate();
