import { defineConfig } from 'vitest/config';

/** One project of tests: where its files lie, and how long one test may take, in milliseconds. */
const project = (name: string, include: string[], testTimeout = 30_000) => ({ test: { name, include, testTimeout } });

/** The same, with one Postgres for the whole run. */
const withPostgres = ({ test }: ReturnType<typeof project>) => ({
  test: { ...test, globalSetup: 'test/support/global-postgres.ts' },
});

export default defineConfig({
  test: {
    reporters: ['default', './test/support/name-skips.ts'],
    projects: [
      project('unit', ['packages/*/src/**/*.test.ts', 'workers/src/**/*.test.ts', 'db/src/**/*.test.ts']),
      project('house', ['test/house/**/*.test.ts']),
      project('queue', ['test/queue/**/*.test.ts'], 60_000),
      withPostgres(project('db', ['test/db/**/*.test.ts'], 60_000)),
      withPostgres(project('pipeline', ['test/pipeline/**/*.test.ts'], 60_000)),
      withPostgres(project('command', ['test/command/**/*.test.ts'], 120_000)),
      withPostgres(project('faults', ['test/faults/**/*.test.ts'], 60_000)),
      withPostgres(project('servers', ['test/servers/**/*.test.ts'], 300_000)),
    ],
  },
});
