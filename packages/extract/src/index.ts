export { decodePage } from './decode.ts';
export { EXTRACTOR_VERSION, extractPage, type PageHints } from './extract-page.ts';
export { htmlToText } from './html-to-text.ts';
export { detectLanguage } from './language.ts';
