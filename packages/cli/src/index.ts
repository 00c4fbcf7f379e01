export { FIRST_WEEK, LAST_WEEK, replay, WEEKS } from './replay.ts';
