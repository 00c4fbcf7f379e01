import { existsSync } from 'node:fs';
import process from 'node:process';
import { InputError } from '@pillarwatch/model';

/**
 * Reads `.env` of the working directory, where there is one. What the environment says already stays.
 *
 * @throws InputError when the file cannot be read
 */
export function loadDotEnv(): void {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (cause) {
    throw new InputError('.env cannot be read', { cause });
  }
}
