import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What the tests look at in a service of docker-compose.yml. */
export interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly init?: boolean;
  readonly ports?: readonly unknown[];
  readonly user?: string;
  readonly restart?: string;
  readonly stop_grace_period?: string;
  readonly secrets?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
}

export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

/** A file of the top folder. */
export function readRootFile(name: string): string {
  return readFileSync(path.join(ROOT, name), 'utf8');
}

/** docker-compose.yml as Compose reads it, merge keys resolved, variables not. */
export function readCompose(): Compose {
  return parse(readRootFile('docker-compose.yml'), { merge: true }) as Compose;
}

/**
 * One service.
 *
 * @throws Error when there is none of that name
 */
export function serviceOf(name: string): Service {
  const service = readCompose().services[name];
  if (!service) throw new Error(`docker-compose.yml has no service ${name}`);
  return service;
}

/**
 * The words of a service's command, some options' values replaced: paths are other ones outside a container.
 *
 * @param values by option, such as `--feeds`
 */
export function commandOf(name: string, values: Readonly<Record<string, string>>): readonly string[] {
  const words = serviceOf(name).command ?? [];
  return words.map((word, at) => values[words[at - 1] ?? ''] ?? word);
}
