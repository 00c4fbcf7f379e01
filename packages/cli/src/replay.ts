import { lastPoll } from '@pillarwatch/db';
import { addWeeks, mondayOf, type SettableClock } from '@pillarwatch/model';
import { ingestRound, type Progress, type Road } from '@pillarwatch/workers';

/** The weeks of the sample world. */
export const FIRST_WEEK = '2025-W30';
export const WEEKS = 10;

/** The last of them, which the demo reports. */
export const LAST_WEEK = addWeeks(FIRST_WEEK, WEEKS - 1);

/** When feeds are polled, as hours after a week begins: Tuesday and Friday noon, and Sunday shortly before midnight. */
const POLLS_AT = [36, 108, 167.9];

const HOUR_MS = 3_600_000;

/** Runs one round of the replay. */
export type Round = (instant: Date, round: (progress: Progress) => Promise<void>) => Promise<unknown>;

/**
 * Replays the weeks of the sample world: the clock that publishers and workers share is set to each poll in turn, and
 * the code that runs on the wall clock does the rest. What an earlier replay has done is not done again; a whole one is
 * followed by one more poll at its end.
 *
 * @param road with its workers at work
 * @param around is given each round to run
 */
export async function replay(road: Road, clock: SettableClock, around: Round, signal: AbortSignal): Promise<void> {
  const mondays = Array.from({ length: WEEKS }, (_, at) => mondayOf(addWeeks(FIRST_WEEK, at)));
  const all = mondays.flatMap((monday) => POLLS_AT.map((hours) => new Date(monday.getTime() + hours * HOUR_MS)));
  const last = await lastPoll(road.db);
  const rest = all.filter((instant) => last === null || instant > last);
  for (const instant of rest.length > 0 ? rest : all.slice(-1)) {
    clock.set(instant);
    await around(instant, (progress) => ingestRound(road, progress, signal));
  }
}
