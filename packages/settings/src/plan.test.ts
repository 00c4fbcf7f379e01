import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '@pillarwatch/model';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPlan, parsePlan } from './plan.ts';

const FIRST = `
  - number: 1
    id: tides
    titles: { en: Tides }
    short: Tides
    definition: What the sea does.
    counts: [ebb]
    doesNotCount: []
    vocabulary:
      en:
        - ebb tide
        - { term: flood, weight: 2, with: [tide] }`;
const SECOND = `
  - number: 2
    id: winds
    titles: { en: Winds }
    short: Winds
    definition: What the air does.
    counts: [gale]
    doesNotCount: [breeze]
    computeIsEnough: true
    vocabulary: { en: [] }`;
const HEAD = `id: weather-plan
titles: { en: Weather plan }
date: '2025-07-26'
source: { name: Harbour office, url: https://harbour.example/ }
threshold: 0.5
principles: [{ id: calm, titles: { en: Calm } }]
names: { en: [Weather plan] }
pillars:`;
const PLAN = `${HEAD}${FIRST}${SECOND}\n`;

describe('parsePlan', () => {
  it('reads pillars by number, and a bare term as one of weight 1', () => {
    const plan = parsePlan(`${HEAD}${SECOND}${FIRST}`, 'plan.yaml');
    expect(plan.pillars.map((pillar) => pillar.id)).toEqual(['tides', 'winds']);
    expect(plan.pillars[0]?.vocabulary).toEqual({
      en: [
        { term: 'ebb tide', weight: 1 },
        { term: 'flood', weight: 2, with: ['tide'] },
      ],
    });
    expect(plan.pillars[1]?.computeIsEnough).toBe(true);
    expect(plan.version).toMatch(/^[0-9a-f]{64}$/);
  });

  it('reads terms that share a weight as if each stood alone', () => {
    const alone = PLAN.replace('- ebb tide', '- { term: ebb, weight: 2 }\n        - { term: flow, weight: 2 }');
    const shared = PLAN.replace('- ebb tide', '- { weight: 2, terms: [ebb, flow] }');
    expect(parsePlan(shared, 'plan.yaml')).toEqual(parsePlan(alone, 'plan.yaml'));
  });

  it('keeps its version when pillars, keys and comments are moved, and changes it with the content', () => {
    const { version } = parsePlan(PLAN, 'plan.yaml');
    const reordered = `# a comment\n${HEAD.split('\n').slice(1).join('\n')}${SECOND}${FIRST}\nid: weather-plan\n`;
    expect(parsePlan(reordered, 'other.yaml').version).toBe(version);
    expect(parsePlan(PLAN.replace('weight: 2', 'weight: 3'), 'plan.yaml').version).not.toBe(version);
  });

  it.each([
    ['weight: 2', 'weight: heavy', 'plan.yaml: pillars.0.vocabulary.en.1.weight: expected a number'],
    ['weight: 2', 'weight: 99', 'plan.yaml: pillars.0.vocabulary.en.1.weight: expected a number from -10 to 10'],
    ['with: [tide]', 'near: [tide]', 'plan.yaml: pillars.0.vocabulary.en.1: '],
    ['term: flood', "term: '...'", 'plan.yaml: pillars.0.vocabulary.en.1.term: expected words'],
    ['term: flood', 'terms: [flood], term: ebb', 'pillars.0.vocabulary.en.1: expected either term or terms'],
    ['id: tides', 'id: The Tides', 'plan.yaml: pillars.0.id: expected a slug'],
    ['id: winds', 'id: tides', 'plan.yaml: pillars.1.id: tides is given twice'],
    ['number: 2', 'number: 1', 'plan.yaml: pillars.1.number: 1 is given twice'],
    ['number: 2', 'number: 0', 'plan.yaml: pillars.1.number: expected a number above 0'],
    ['threshold: 0.5', 'threshold: 1', 'plan.yaml: threshold: expected a number below 1'],
    ['2025-07-26', '2025-02-30', 'plan.yaml: date: expected a day'],
    ['https://harbour.example/', 'harbour', 'plan.yaml: source.url: expected a URL'],
    ['short: Winds', 'short: Winds of every kind, everywhere', 'plan.yaml: pillars.1.short: expected at most 28'],
  ])('tells where %s may not become %s', (from, to, message) => {
    expect(() => parsePlan(PLAN.replace(from, to), 'plan.yaml')).toThrow(message);
    expect(() => parsePlan(PLAN.replace(from, to), 'plan.yaml')).toThrow(InputError);
  });

  it('refuses aliases, and tells of what is not YAML', () => {
    expect(() => parsePlan(PLAN.replace('titles: { en: Winds }', 'titles: &a { en: Winds }\n    x: *a'), 'p')).toThrow(
      'p is not YAML',
    );
    expect(() => parsePlan('a: [', 'plan.yaml')).toThrow('plan.yaml is not YAML');
    expect(() => parsePlan('', 'plan.yaml')).toThrow('plan.yaml: file: ');
  });

  it('throws nothing but InputError, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.nat(PLAN.length), (noise, at) => {
        try {
          parsePlan(PLAN.slice(0, at) + noise + PLAN.slice(at), 'plan.yaml');
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('loadPlan', () => {
  let configDir = '';

  beforeAll(async () => {
    configDir = await mkdtemp(path.join(tmpdir(), 'plans-'));
    for (const id of ['weather-plan', 'another-plan']) {
      await mkdir(path.join(configDir, 'plans', id), { recursive: true });
      await writeFile(path.join(configDir, 'plans', id, 'plan.yaml'), PLAN);
    }
  });
  afterAll(() => rm(configDir, { recursive: true }));

  it('reads the plan of a folder', async () => {
    expect((await loadPlan(configDir, 'weather-plan')).id).toBe('weather-plan');
  });

  it('lists the plans there are when one is missing', async () => {
    await expect(loadPlan(configDir, 'no-plan')).rejects.toThrow(/no-plan.*there are: another-plan, weather-plan/);
    await expect(loadPlan(path.join(configDir, 'nowhere'), 'no-plan')).rejects.toThrow('holds no plan');
  });

  it('refuses a plan that bears the name of another folder', async () => {
    await expect(loadPlan(configDir, 'another-plan')).rejects.toThrow('id: expected another-plan');
  });

  it.each(['../plans/weather-plan', 'weather-plan/', '', '.', 'WEATHER-PLAN'])(
    'refuses %j as the id of a plan',
    async (id) => {
      await expect(loadPlan(configDir, id)).rejects.toThrow('is not the id of a plan; there are: ');
    },
  );
});
