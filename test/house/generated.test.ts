import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { GENERATED, placeOf } from '../generate.ts';

it.each(GENERATED)('$path is as its sources make it (else: pnpm generate)', async (file) => {
  expect(await readFile(placeOf(file), 'utf8')).toBe(await file.make());
});
