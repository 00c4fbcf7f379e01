import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { VARIABLES } from '@pillarwatch/settings';
import { DCLinter } from 'dclint';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readCompose, readRootFile } from './compose.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pillarwatch-compose-'));
afterAll(() => rmSync(folder, { recursive: true }));

const compose = readCompose();
const services = Object.entries(compose.services);
const own = services.filter(([, { build }]) => build !== undefined);
const dockerfile = DockerfileParser.parse(readRootFile('Dockerfile'));

/** The order in which keys and services stand tells a story; it is not the alphabet's. */
const OUR_ORDER = {
  'service-keys-order': 0,
  'services-alphabetical-order': 0,
  'top-level-properties-order': 0,
} as const;

/** An image with its exact version: at least two numbers, so that a new build never brings another release. */
const PINNED = /^[a-z/]+:\d+\.\d+(\.\d+)?(-[a-z]+)*$/;

/** What the linter says of one file; its package's own types lead nowhere. */
interface LintResult {
  readonly messages: readonly { readonly line: number; readonly message: string }[];
}

/** Complaints about a Compose file: the Compose Specification's schema, and dclint's rules. */
function complaints(text: string): string[] {
  const file = path.join(folder, 'docker-compose.yml');
  writeFileSync(file, text);
  const linter = new DCLinter({ rules: OUR_ORDER, quiet: false, debug: false, exclude: [] });
  const results: readonly LintResult[] = linter.lintFiles([file], false);
  return results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`));
}

describe('docker-compose.yml', () => {
  it('follows the Compose Specification and the linter', () => {
    expect(complaints(readRootFile('docker-compose.yml'))).toEqual([]);
  });

  it('still does with its shared parts written out', () => {
    expect(complaints(stringify(compose, { aliasDuplicateObjects: false }))).toEqual([]);
  });

  it('would not with a key that the specification does not know', () => {
    const text = readRootFile('docker-compose.yml').replace('    shm_size: 256m', '    shm_sise: 256m');
    expect(complaints(text).join()).toMatch(/services\/postgres.*must NOT have additional properties/);
  });

  it.each(services)('pins the image of %s', (_name, { image }) => {
    expect(image).toMatch(PINNED);
  });

  it.each(services)('gives %s nothing that it does not need', (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service.tmpfs?.join()).toContain('/tmp');
    expect(service.ports).toBeUndefined();
  });

  it.each(services)('runs %s as a normal user', (_name, { build, user }) => {
    expect(build === undefined ? user : dockerfile.getInstructions().findLast(isUser)?.getArgumentsContent()).toMatch(
      /^(node|postgres|valkey)$/,
    );
  });

  it.each(own)(
    'gives %s settings that exist, and no password among them',
    (_name, { environment = {}, secrets = [] }) => {
      for (const [name, value] of Object.entries(environment)) {
        expect(Object.keys(VARIABLES)).toContain(name.replace(/_FILE$/, ''));
        expect(value).not.toMatch(/:\/\/[^/]*@/);
      }
      expect(environment.PILLARWATCH_CONTACT).toMatch(/^\$\{PILLARWATCH_CONTACT:\?/);
      expect(environment.DATABASE_URL_FILE).toBe(`/run/secrets/${secrets[0]}`);
    },
  );

  it('keeps its secrets where git and the image do not look', () => {
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^\.\/\.pillarwatch\//);
    expect(readRootFile('.gitignore')).toMatch(/^\.pillarwatch\/$/m);
    expect(readRootFile('.dockerignore')).toMatch(/^\*$/m);
  });

  it('has somebody for every job, and every job once', () => {
    const jobs = own.flatMap(([, { command = [] }]) => command[command.indexOf('--only') + 1]?.split(',') ?? []);
    const work = jobs.filter((job) => job !== 'migrate').sort();
    expect(work).toEqual(['analyse-article', 'fetch-page', 'poll-feed', 'publish-report', 'sweep']);
  });
});

describe('Dockerfile', () => {
  it('has nothing that a builder would refuse or warn of', () => {
    expect(validate(readRootFile('Dockerfile')).map(({ message }) => message)).toEqual([]);
  });

  it('pins every base image', () => {
    const images = dockerfile.getFROMs().map((from) => from.getImage());
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) expect(image).toMatch(PINNED);
  });

  it('starts the program as the tests do', () => {
    const entry = dockerfile.getENTRYPOINTs().map((each) => each.getArgumentsContent());
    expect(entry).toEqual(['["node", "--import", "tsx", "packages/cli/src/main.ts"]']);
  });

  it('copies nothing from outside its folder, and leaves its files to root', () => {
    for (const copy of dockerfile.getCOPYs()) {
      expect(copy.getFlags().filter((flag) => flag.getName() === 'chown')).toEqual([]);
    }
  });
});

function isUser(instruction: { getKeyword(): string }): boolean {
  return instruction.getKeyword() === 'USER';
}
