import { InputError } from '@pillarwatch/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from './front-matter.ts';

const KEYS = new Set(['title', 'names-plan']);
const read = (text: string) => readFrontMatter(text, KEYS, 'a.md');

describe('readFrontMatter', () => {
  it('reads fields and the three kinds of block', () => {
    const { fields, body } = read(
      '---\ntitle: Rain: a history \nnames-plan: yes\n---\n\nFirst\nline.\n\n\n## Then\n\n> said she\n \n#5 is a paragraph\n',
    );
    expect(Object.fromEntries(fields)).toEqual({ title: 'Rain: a history', 'names-plan': 'yes' });
    expect(body).toEqual([
      { kind: 'paragraph', text: 'First line.' },
      { kind: 'heading', text: 'Then' },
      { kind: 'quote', text: 'said she' },
      { kind: 'paragraph', text: '#5 is a paragraph' },
    ]);
  });

  it('takes both kinds of line ends, and a file without a body', () => {
    expect(read('---\r\ntitle: Rain\r\n---\r\nOne.\r\n\r\nTwo.').body).toHaveLength(2);
    expect(read('---\ntitle: Rain\n---').body).toEqual([]);
  });

  it('lets a line of three dashes stand in the body', () => {
    expect(read('---\ntitle: Rain\n---\nOne.\n\n---\n').body.at(-1)).toEqual({ kind: 'paragraph', text: '---' });
  });

  it.each([
    ['an empty file', '', 'start with a "---" block'],
    ['a file without a block', 'title: Rain\n', 'start with a "---" block'],
    ['a block that never ends', '---\ntitle: Rain\n', 'start with a "---" block'],
    ['a line before the block', '\n---\ntitle: Rain\n---\n', 'start with a "---" block'],
    ['an unknown key', '---\ntitel: Rain\n---\n', 'unknown key "titel"'],
    ['a key given twice', '---\ntitle: Rain\ntitle: Snow\n---\n', 'key "title" occurs twice'],
    ['a line without a value', '---\ntitle: \n---\n', '"title: " is not "key: value"'],
    ['a line without a colon', '---\ntitle Rain\n---\n', '"title Rain" is not "key: value"'],
    ['an indented line', '---\n  title: Rain\n---\n', 'is not "key: value"'],
    ['a key in capitals', '---\nTitle: Rain\n---\n', 'is not "key: value"'],
    ['an empty line in the block', '---\ntitle: Rain\n\n---\n', '"" is not "key: value"'],
  ])('refuses %s and names the file', (_, text, message) => {
    expect(() => read(text)).toThrow(InputError);
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(/^a\.md: /);
  });

  it('reads or refuses, whatever the file holds', () => {
    const line = fc.oneof(fc.constantFrom('---', 'title: x', '', '## h', '> q'), fc.string());
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        try {
          for (const { text } of read(lines.join('\n')).body) expect(text).not.toMatch(/\n/);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
    );
  });
});
