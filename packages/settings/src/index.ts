export * from './environment.ts';
export * from './example.ts';
export * from './feeds-file.ts';
export * from './plan.ts';
export * from './relevance.ts';
export * from './settings.ts';
