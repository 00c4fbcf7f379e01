import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The top folder of the repository. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** One import of one file. */
export interface Import {
  /** From the top folder. */
  readonly file: string;
  readonly specifier: string;
}

/** One workspace package. */
export interface Room {
  /** `stories` of `@pillarwatch/stories`. */
  readonly name: string;
  /** From the top folder. */
  readonly folder: string;
  /** Every TypeScript file, from the top folder, and how many lines it has. */
  readonly files: readonly { readonly file: string; readonly lines: number }[];
  readonly imports: readonly Import[];
  /** Workspace packages in its package.json, without `@pillarwatch/`. */
  readonly declared: readonly string[];
}

const SCOPE = '@pillarwatch/';
// From the keyword at the start of a statement to the text it loads; nothing else of the language has this form.
const STATEMENT = /^\s*(?:import|export)\b(?:[^'"`;=()]*?\bfrom)?\s*['"]([^'"\n]+)['"]/gm;
const CALL = /\bimport\s*\(\s*['"`]([^'"`\n]+)['"`]/g;

/** Every module that a TypeScript text imports or re-exports, types included. */
export function specifiersIn(text: string): string[] {
  return [STATEMENT, CALL].flatMap((form) => Array.from(text.matchAll(form), (match) => match[1] ?? ''));
}

/** All workspace packages with what they import. */
export function readRooms(): Room[] {
  const folders = [
    ...readdirSync(path.join(ROOT, 'packages')).map((name) => `packages/${name}`),
    'workers',
    'db',
    'test',
  ];
  return folders.map(readRoom);
}

/** The room that an import names, or null when it names no workspace package. */
export function roomOf(specifier: string): string | null {
  return specifier.startsWith(SCOPE) ? (specifier.slice(SCOPE.length).split('/')[0] ?? null) : null;
}

function readRoom(folder: string): Room {
  const described = JSON.parse(readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8'));
  const dependencies = Object.keys({ ...described.dependencies, ...described.devDependencies });
  const files = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?ts$/.test(file) && !/(?:^|[\\/])node_modules[\\/]/.test(file))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
  return {
    name: path.basename(folder),
    folder,
    files: files.map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length })),
    imports: files.flatMap(({ file, text }) => specifiersIn(text).map((specifier) => ({ file, specifier }))),
    declared: dependencies.flatMap((name) => roomOf(name) ?? []),
  };
}
