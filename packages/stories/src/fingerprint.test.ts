import type { Fingerprint, Words } from '@pillarwatch/model';
import { describe, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';
import { isCopy, similarity } from './similarity.ts';
import { FERRY_ZH, HARBOUR, LIBRARY_ZH, ORCHARD } from './test-texts.ts';

const english = (sentences: readonly string[], title = 'A title'): Words => ({
  title,
  standfirst: null,
  body: sentences.join(' '),
  language: 'en',
});
const chinese = (sentences: readonly string[]): Words => ({
  title: '标题',
  standfirst: null,
  body: sentences.join(''),
  language: 'zh',
});

function of(words: Words): Fingerprint {
  const made = fingerprint(words);
  if (!made) throw new Error('too short');
  return made;
}
const alike = (a: Words, b: Words) => similarity(of(a).signature, of(b).signature);
const copies = (a: Words, b: Words) => isCopy(of(a).signature, of(b).signature);
const share = (a: Words, b: Words) => of(a).bands.some((band) => of(b).bands.includes(band));

describe('fingerprint', () => {
  it('has 128 rows and 32 bands', () => {
    const made = of(english(HARBOUR));
    expect(made.signature).toHaveLength(128);
    expect(made.bands).toHaveLength(32);
    expect(new Set(made.bands).size).toBe(32);
  });

  it('is null for a text too short to judge', () => {
    const forty = Array.from({ length: 40 }, (_, at) => `word${at}`);
    expect(fingerprint(english([]))).toBeNull();
    expect(fingerprint(english(forty.slice(1)))).toBeNull();
    expect(fingerprint(english(forty))).not.toBeNull();
    expect(fingerprint(chinese(LIBRARY_ZH.slice(0, 1)))).toBeNull();
    expect(fingerprint(chinese(LIBRARY_ZH.slice(0, 2)))).not.toBeNull();
  });

  it('is null for boilerplate alone', () => {
    const credit = 'Reporting by Jane Doe in Paris and Richard Roe in Lima; Editing by John Smith\n';
    expect(fingerprint(english([credit.repeat(10)]))).toBeNull();
  });

  it('does not change without a new FINGERPRINT_VERSION', () => {
    const { signature, bands } = of(english(HARBOUR));
    expect({ rows: [...signature.subarray(0, 4)], band: bands[0] }).toMatchInlineSnapshot(`
      {
        "band": 3934061189104735882n,
        "rows": [
          39396347,
          17220052,
          13283547,
          128441816,
        ],
      }
    `);
    expect([...of(chinese(LIBRARY_ZH)).signature.subarray(0, 4)]).toMatchInlineSnapshot(`
      [
        9120638,
        31625534,
        5958077,
        22057691,
      ]
    `);
  });
});

describe('copies', () => {
  it('keep their fingerprint under a new headline, standfirst and stated language', () => {
    const copy = { ...english(HARBOUR, 'Who pays when a crane is wrong?'), standfirst: 'A new lead.', language: null };
    expect(alike(english(HARBOUR), copy)).toBe(1);
  });

  it('are found through other paragraphs, punctuation, case and white space', () => {
    const copy = english(HARBOUR.map((sentence) => `\n  ${sentence.toUpperCase().replaceAll(',', ' –')}\n`));
    expect(alike(english(HARBOUR), copy)).toBe(1);
  });

  it('are found when a fifth of the sentences is gone', () => {
    const cut = HARBOUR.filter((_, at) => at !== 3 && at !== 8);
    expect(copies(english(HARBOUR), english(cut))).toBe(true);
    expect(share(english(HARBOUR), english(cut))).toBe(true);
    const cutZh = LIBRARY_ZH.filter((_, at) => at !== 3);
    expect(copies(chinese(LIBRARY_ZH), chinese(cutZh))).toBe(true);
    expect(share(chinese(LIBRARY_ZH), chinese(cutZh))).toBe(true);
  });

  it('are found behind the boilerplate of their publishers', () => {
    const wire = english([`PORT ELLERY, July 29 (Reuters) - ${HARBOUR.join('\n')}`, '\nReporting by A. Kell']);
    const paper = english([HARBOUR.join('\n'), '\n© 2025 The Daily Example. All rights reserved.']);
    expect(alike(wire, paper)).toBe(1);
    const agency = chinese([`新华社临江7月29日电（记者 李平）${LIBRARY_ZH.join('')}`, '\n责任编辑：王小明']);
    expect(alike(agency, chinese([LIBRARY_ZH.join('\n'), '\n来源：新华社']))).toBe(1);
  });
});

describe('different texts', () => {
  it('are no copies', () => {
    expect(alike(english(HARBOUR), english(ORCHARD))).toBeLessThan(0.1);
    expect(alike(chinese(LIBRARY_ZH), chinese(FERRY_ZH))).toBeLessThan(0.1);
    expect(share(english(HARBOUR), english(ORCHARD))).toBe(false);
    expect(copies(english(HARBOUR), chinese(LIBRARY_ZH))).toBe(false);
  });

  it('are no copies for sharing their boilerplate', () => {
    const around = (text: readonly string[]) =>
      english([
        `GENEVA (AP) — ${text.slice(0, 3).join(' ')}`,
        '\nThis material may not be published, broadcast, rewritten or redistributed without permission.',
        '\nSign up for our newsletter and never miss what our reporters find out.',
      ]);
    expect(alike(around(HARBOUR), around(ORCHARD))).toBeLessThan(0.1);
  });
});
