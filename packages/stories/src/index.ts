export { signatureFromBytes, signatureToBytes } from './bytes.ts';
export { FINGERPRINT_VERSION, fingerprint } from './fingerprint.ts';
export { COPY_THRESHOLD, isCopy, STORY_WINDOW_DAYS, similarity } from './similarity.ts';
