import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { forbidden, isInputOutput, PURE } from './floors.ts';
import { readRooms, roomOf, specifiersIn } from './sources.ts';

const MOST_LINES = 300;
const rooms = readRooms();
const imports = rooms.flatMap((room) => room.imports.map((one) => ({ room, ...one })));

/** A test may read files and start servers, whatever its room may do. */
const isTest = (file: string) => /\.(?:test|bench)\.ts$/.test(file);

describe('the house', () => {
  it('has rooms that use lower floors only', () => {
    const wrong = imports.flatMap(({ room, file, specifier }) => {
      const to = roomOf(specifier);
      const rule = to === null ? null : forbidden(room.name, to);
      return rule ? [`${file} imports ${specifier}: ${rule}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('has rooms that declare what they use', () => {
    const wrong = imports.flatMap(({ room, file, specifier }) => {
      const to = roomOf(specifier);
      return to === null || room.declared.includes(to)
        ? []
        : [`${file} imports ${specifier}: it is not in ${room.folder}/package.json`];
    });
    expect(wrong).toEqual([]);
  });

  it('has rooms that use what they declare', () => {
    const wrong = rooms.flatMap((room) => {
      const used = new Set(room.imports.map(({ specifier }) => roomOf(specifier)));
      return room.declared
        .filter((name) => !used.has(name))
        .map((name) => `${room.folder}/package.json declares @pillarwatch/${name}: no file imports it`);
    });
    expect(wrong).toEqual([]);
  });

  it('has pure rooms without input or output', () => {
    const wrong = imports
      .filter(({ room, file, specifier }) => PURE.includes(room.name) && !isTest(file) && isInputOutput(specifier))
      .map(({ room, file, specifier }) => `${file} imports ${specifier}: ${room.name} does no input or output`);
    expect(wrong).toEqual([]);
  });

  it('has no relative import from one package into another', () => {
    const wrong = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .filter(({ room, file, specifier }) => {
        const target = path.posix.join(path.posix.dirname(file), specifier);
        return !target.startsWith(`${room.folder}/`);
      })
      .map(({ file, specifier }) => `${file} imports ${specifier}: it leaves its package; import it by name`);
    expect(wrong).toEqual([]);
  });

  it(`has no file longer than ${MOST_LINES} lines`, () => {
    const wrong = rooms
      .flatMap((room) => room.files)
      .filter(({ file, lines }) => lines > MOST_LINES && !file.endsWith('.generated.ts'))
      .map(({ file, lines }) => `${file} has ${lines} lines: look for the second thing in it`);
    expect(wrong).toEqual([]);
  });
});

describe('the rules of the house', () => {
  it.each([
    ['cli', 'workers'],
    ['workers', 'db'],
    ['db', 'trends'],
    ['stories', 'model'],
    ['settings', 'model'],
    ['embedded', 'settings'],
    ['cli', 'newsroom'],
    ['test', 'newsroom'],
    ['newsroom', 'model'],
  ])('let %s use %s', (from, to) => {
    expect(forbidden(from, to)).toBeNull();
  });

  it.each([
    ['model', 'settings'],
    ['settings', 'stories'],
    ['stories', 'trends'],
    ['db', 'queue'],
    ['embedded', 'stories'],
    ['workers', 'dashboard'],
    ['workers', 'cli'],
    ['workers', 'newsroom'],
    ['newsroom', 'settings'],
    ['db', 'db'],
    ['attic', 'model'],
    ['cli', 'attic'],
  ])('do not let %s use %s', (from, to) => {
    expect(forbidden(from, to)).not.toBeNull();
  });

  it.each(['node:fs', 'fs', 'node:fs/promises', 'node:dns/promises', 'node:net', 'pg', 'pg/lib/client.js', 'undici'])(
    'know %s for input and output',
    (specifier) => {
      expect(isInputOutput(specifier)).toBe(true);
    },
  );

  it.each(['node:crypto', 'node:path', 'pgvector', './fs.ts', 'zod'])('know %s for neither', (specifier) => {
    expect(isInputOutput(specifier)).toBe(false);
  });

  it('find imports in all their forms', () => {
    const text = [
      "import a from 'one';",
      "import { b,\n  type C } from 'two';",
      "import type { D } from 'three';",
      "import 'four';",
      "export * from 'five';",
      "export { e } from 'six';",
      "const f = await import('seven');",
      "import * as g from 'eight';",
      "export const from = 'none';",
      "export function h(from = 'none') {}",
    ].join('\n');
    expect(specifiersIn(text).sort()).toEqual(['eight', 'five', 'four', 'one', 'seven', 'six', 'three', 'two']);
  });
});
