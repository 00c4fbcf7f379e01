import type { Count, PillarLine, StoryLine, WeekTotals } from '@pillarwatch/model';
import { describe, expect, it } from 'vitest';
import { findings } from './findings.ts';

const RELEVANT = 60;
const WEEKS = Array.from({ length: 10 }, (_, at) => `2025-W${30 + at}`);
const count = (stories: number): Count => ({ articles: stories, stories, sources: 1 });

const totals = (blind: Readonly<Record<string, readonly string[]>> = {}): WeekTotals[] =>
  WEEKS.map((week) => ({
    week,
    coverage: count(100),
    relevant: count(RELEVANT),
    observed: true,
    blindSources: blind[week] ?? [],
  }));

function line(number: number, title: string, stories: readonly number[]): PillarLine {
  const last = stories.at(-1) ?? 0;
  return {
    number,
    pillar: title.toLowerCase(),
    title,
    ...count(last),
    share: last / RELEVANT,
    change: 0,
    history: stories.map((each, at) => ({
      week: WEEKS[at] ?? '',
      articles: each,
      stories: each,
      share: each / RELEVANT,
      interval: null,
    })),
  };
}

const STEADY = [line(1, 'Steady', [5, 6, 5, 4, 6, 5, 5, 6, 4, 5]), line(2, 'Other', [4, 3, 5, 4, 4, 3, 4, 5, 4, 4])];
const RISE = line(3, 'Rising', [1, 1, 1, 2, 1, 4, 8, 12, 18, 20]);
const FALL = line(4, 'Falling', [20, 17, 8, 4, 2, 1, 1, 1, 1, 0]);
const BURST = line(5, 'Loud', [3, 2, 3, 2, 3, 2, 24, 3, 2, 3]);

describe('findings', () => {
  it('tells a rise, a fall and a burst, each by its name, and calls nothing else a change', () => {
    const found = findings({ weeks: totals(), pillars: [...STEADY, RISE, FALL, BURST], wireStories: [] });
    expect(found.map(({ kind, pillar, week }) => [kind, pillar, week])).toEqual([
      ['leader', 'rising', null],
      ['rise', 'rising', null],
      ['fall', 'falling', null],
      ['burst', 'loud', '2025-W36'],
    ]);
    expect(found.map(({ sentence }) => sentence)).toMatchInlineSnapshot(`
      [
        "Rising was in most stories of the week: 20 of 60 relevant ones (33%).",
        "Rising rose: 2.0% of relevant stories in the first 5 weeks shown, 21% in the last 5 (p < 0.001, corrected).",
        "Falling fell: 17% of relevant stories in the first 5 weeks shown, 1.3% in the last 5 (p < 0.001, corrected).",
        "Loud had a burst in 2025-W36: 24 stories, where its share in the other weeks would give 2.6 (p < 0.001, corrected).",
      ]
    `);
  });

  it('finds no change in steady weeks', () => {
    const found = findings({ weeks: totals(), pillars: STEADY, wireStories: [] });
    expect(found.map(({ kind }) => kind)).toEqual(['leader']);
  });

  it('tells of outages and of a story that was printed everywhere', () => {
    const story: StoryLine = {
      title: 'Forty named',
      url: 'http://wire.test/1',
      source: 'Wire',
      language: 'en',
      articles: 12,
      sources: ['Wire', 'Paper'],
      pillars: [],
    };
    const blind = { '2025-W35': ['Ledger'], '2025-W37': ['Courier', 'Ledger', 'Post'] };
    const found = findings({ weeks: totals(blind), pillars: STEADY, wireStories: [{ week: '2025-W38', story }] });
    expect(found.slice(1)).toMatchObject([
      { kind: 'outage', week: '2025-W35', sentence: expect.stringContaining('Ledger could not be read in 2025-W35') },
      { kind: 'outage', week: '2025-W37', sentence: expect.stringContaining('Courier and 2 more') },
      { kind: 'wire-story', week: '2025-W38', sentence: expect.stringContaining('printed 12 times') },
    ]);
  });

  it('speaks of no trend before five weeks were watched, and of no leader where two lead', () => {
    const weeks = totals().map((week, at) => ({ ...week, observed: at > 5 }));
    expect(findings({ weeks, pillars: [RISE, { ...RISE, pillar: 'twin' }], wireStories: [] })).toEqual([]);
  });
});
