export { type WeeklyInput, weeklyReport } from './weekly-report.ts';
