import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate, openDatabase } from '@pillarwatch/db';
import { openEmbedded } from '@pillarwatch/embedded';
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A migrated database that nobody is connected to: `cloneDatabase` copies it. */
    templateUrl: string;
  }
}

/** Starts one Postgres for all files of a run, with a migrated database to make theirs from. */
export default async function startGlobalPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pillarwatch-tests-'));
  const server = await openEmbedded({ dataDir: folder });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    project.provide('templateUrl', await makeTemplate(server.url));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function makeTemplate(serverUrl: string): Promise<string> {
  const server = openDatabase(serverUrl, 1);
  await sql`create database template_of_tests`.execute(server);
  await server.destroy();
  const url = new URL(serverUrl);
  url.pathname = '/template_of_tests';
  const template = openDatabase(url.href, 2);
  await migrate(template);
  await template.destroy();
  return url.href;
}
