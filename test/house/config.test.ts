import path from 'node:path';
import { loadFeedList, loadPlan, loadRelevance } from '@pillarwatch/settings';
import { expect, it } from 'vitest';

const CONFIG = path.resolve(import.meta.dirname, '../../config');

it('lists real feeds, each outlet with at least one, and keeps to the words of feeds whose pages are restricted', async () => {
  const { feeds, sources } = await loadFeedList(CONFIG, null);
  expect(feeds.length).toBeGreaterThan(100);
  const used = new Set(feeds.map(({ sourceId }) => sourceId));
  expect(sources.filter(({ id }) => !used.has(id))).toEqual([]);
  const feedOnly = feeds.filter(({ pages }) => pages === 'feed-only').map(({ id }) => id);
  expect(feedOnly).toEqual(expect.arrayContaining(['the-register', 'guardian', 'search-ai-governance-en']));
});

it('has a plan with thirteen pillars, each with words in English and Chinese, and what makes an article relevant', async () => {
  const plan = await loadPlan(CONFIG, 'global-ai-governance-2025');
  expect(plan.pillars.map(({ number }) => number)).toEqual(Array.from({ length: 13 }, (_, at) => at + 1));
  expect(plan.principles).toHaveLength(6);
  for (const { vocabulary } of plan.pillars) {
    expect(vocabulary.en?.length).toBeGreaterThan(20);
    expect(vocabulary.zh?.length).toBeGreaterThan(20);
  }
  expect(Object.keys((await loadRelevance(CONFIG)).languages).sort()).toEqual(['en', 'zh']);
});
