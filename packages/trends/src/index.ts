export { type Burst, findBursts } from './bursts.ts';
export { type FindingsInput, findings, type WeekStory } from './findings.ts';
export { holm } from './holm.ts';
export { type Proportion, type Trend, trendTest } from './trend-test.ts';
export { type WatchedWeek, type WeeklyInput, weeklyReport } from './weekly-report.ts';
export { wilsonInterval } from './wilson.ts';
