import { weekOf } from '@pillarwatch/model';
import { describe, expect, it } from 'vitest';
import { loadArticles } from './articles.ts';
import { manifestOf } from './manifest.ts';
import { PILLARS, WEEKS } from './test-world.ts';

const manifest = manifestOf(loadArticles());

/** Stories on a pillar in each week: copies count once, and only articles that will be analysed count. */
function storiesByWeek(pillar: string): number[] {
  return WEEKS.map((week) => {
    const own = manifest.filter(
      ({ date, state, pillars }) => weekOf(date) === week && state === 'analysed' && pillars.includes(pillar),
    );
    return new Set(own.map(({ story, url }) => story ?? url)).size;
  });
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

describe('what is planted in the ten weeks', () => {
  it('has energy and environment rise from W35 on', () => {
    const counts = storiesByWeek('energy-environment');
    expect(Math.max(...counts.slice(0, 5)), counts.join()).toBeLessThanOrEqual(3);
    const late = counts.slice(4);
    expect(late, counts.join()).toEqual(late.toSorted((a, b) => a - b));
    expect(Math.min(...counts.slice(8)), counts.join()).toBeGreaterThanOrEqual(16);
  });

  it('has multi-stakeholder governance fall after the conference in Shanghai', () => {
    const counts = storiesByWeek('multistakeholder-governance');
    expect(Math.min(...counts.slice(0, 2)), counts.join()).toBeGreaterThanOrEqual(10);
    expect(Math.max(...counts.slice(2, 5)), counts.join()).toBeLessThanOrEqual(5);
    expect(sum(counts.slice(5)), counts.join()).toBe(0);
  });

  it('has safety governance burst in W36, and only then', () => {
    const counts = storiesByWeek('safety-governance');
    const loud = counts[WEEKS.indexOf('2025-W36')] ?? 0;
    const quiet = counts.filter((_, index) => WEEKS[index] !== '2025-W36');
    expect(loud, counts.join()).toBeGreaterThanOrEqual(25);
    expect(Math.max(...quiet), counts.join()).toBeLessThanOrEqual(loud / 3);
  });

  it('leaves every other pillar without a week that holds half of it', () => {
    const planted = ['energy-environment', 'multistakeholder-governance', 'safety-governance'];
    for (const pillar of PILLARS.filter((id) => !planted.includes(id))) {
      const counts = storiesByWeek(pillar);
      expect(Math.max(...counts), `${pillar} ${counts.join()}`).toBeLessThan(sum(counts) / 2);
    }
  });
});
