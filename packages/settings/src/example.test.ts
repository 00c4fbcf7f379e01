import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from './environment.ts';
import { exampleEnvironment } from './example.ts';
import { readSettings } from './settings.ts';

describe('exampleEnvironment', () => {
  it('is what .env.example holds (else: pnpm generate)', () => {
    expect(readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')).toBe(exampleEnvironment());
  });

  it('names every setting, with help in front', () => {
    for (const name of Object.keys(VARIABLES)) {
      expect(exampleEnvironment()).toMatch(new RegExp(`\\n# \\S.*\\.\\n${name}=`));
    }
  });

  it('shows the defaults', () => {
    const copied = readSettings(parseEnv(exampleEnvironment()) as NodeJS.ProcessEnv, '/somewhere');
    expect(copied).toEqual(readSettings({}, '/somewhere'));
  });
});
