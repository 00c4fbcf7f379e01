export * from './csv.ts';
export * from './json.ts';
export * from './markdown.ts';
export * from './plain-text.ts';
export * from './terminal.ts';
