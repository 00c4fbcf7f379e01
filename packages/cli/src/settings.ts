import process from 'node:process';
import { type Clock, SettableClock, wallClock } from '@pillarwatch/model';
import { readSettings, type Settings } from '@pillarwatch/settings';

let read: Settings | undefined;

/** The settings, read once. */
export function settings(): Settings {
  read ??= readSettings(process.env, process.cwd());
  return read;
}

/** The clock that the settings ask for. */
export function clockOf({ startAt }: Settings): Clock {
  return startAt === null ? wallClock : new SettableClock(startAt);
}
