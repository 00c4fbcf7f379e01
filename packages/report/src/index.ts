/** `renderHtml` stands apart, in `@pillarwatch/report/html`: the charts' library takes its time to load. */
export * from './csv.ts';
export * from './json.ts';
export * from './markdown.ts';
export * from './plain-text.ts';
export * from './terminal.ts';
