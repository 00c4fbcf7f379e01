import { type BegunStep, commitEnded, type Database, MOST_STARTS } from '@pillarwatch/db';

/**
 * Puts away an article whose step was begun again and again and never came to an end.
 *
 * @returns whether it was put away
 */
export async function putAwayAfterStarts(db: Database, step: BegunStep): Promise<boolean> {
  if (step.starts <= MOST_STARTS) return false;
  await commitEnded(db, step, 'dead', `quarantined: its worker died ${MOST_STARTS} times in a row`);
  return true;
}
