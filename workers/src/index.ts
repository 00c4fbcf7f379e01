export * from './ingest.ts';
export { type OpenRoad, openRoad, type RoadOptions } from './open-road.ts';
export { registryFor } from './registry.ts';
export type { Log, Road } from './road.ts';
export { makeWeeklyReport } from './weekly.ts';
export * from './work.ts';
