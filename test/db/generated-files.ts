import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { dumpSchema, migrate, openDatabase } from '@pillarwatch/db';
import { openEmbedded } from '@pillarwatch/embedded';

const TOP = path.resolve(import.meta.dirname, '../..');
const CODEGEN = path.join(TOP, 'node_modules/kysely-codegen/dist/cli/bin.js');

/** A committed file that is read out of a migrated database. */
export interface DatabaseFile {
  /** From the top folder. */
  readonly path: string;
  /** @param url a database that was just migrated */
  make(url: string): Promise<string>;
}

export const DATABASE_FILES: readonly DatabaseFile[] = [
  { path: 'db/schema.sql', make: schemaText },
  { path: 'db/src/schema.generated.ts', make: tableTypes },
];

async function schemaText(url: string): Promise<string> {
  const db = openDatabase(url, 1);
  try {
    return await dumpSchema(db);
  } finally {
    await db.destroy();
  }
}

async function tableTypes(url: string): Promise<string> {
  return inFolder(async (folder) => {
    const file = path.join(folder, 'types.ts');
    const config = path.join(TOP, 'db/codegen.json');
    await promisify(execFile)(process.execPath, [CODEGEN, '--config-file', config, '--url', url, '--out-file', file]);
    return readFile(file, 'utf8');
  });
}

/** Makes every one of those files from an embedded server that lives as long as this takes. */
export async function makeDatabaseFiles(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  return inFolder(async (dataDir) => {
    const server = await openEmbedded({ dataDir });
    try {
      const db = openDatabase(server.url, 2);
      await migrate(db).finally(() => db.destroy());
      const made: { path: string; text: string }[] = [];
      for (const file of DATABASE_FILES) made.push({ path: file.path, text: await file.make(server.url) });
      return made;
    } finally {
      await server.stop();
    }
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pillarwatch-generate-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
