import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'workers/src/**/*.test.ts', 'db/src/**/*.test.ts'],
        },
      },
    ],
  },
});
