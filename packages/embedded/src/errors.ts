import { errorLine, PillarwatchError } from '@pillarwatch/model';

const WAY_OUT =
  'Set PILLARWATCH_DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL server of your own (15 or newer).';

const FILE_TROUBLE: Readonly<Record<string, string>> = {
  EACCES: 'this user may not use it',
  EPERM: 'this user may not use it',
  EROFS: 'it is on a read-only file system',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'it is not a folder',
  EEXIST: 'it is not a folder',
};

/**
 * What went wrong with the embedded server of a folder, with the two ways out.
 *
 * @param dataDir the folder, as the user gave it
 * @param what the trouble: a clause without a full stop
 */
export function embeddedError(dataDir: string, what: string, cause?: unknown): PillarwatchError {
  return new PillarwatchError(`Embedded PostgreSQL in ${dataDir}: ${what}. ${WAY_OUT}`, { cause });
}

/** The code of a system error, such as `ENOENT`, or of a PostgreSQL error, such as `3D000`; else null. */
export function codeOf(thrown: unknown): string | null {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : null;
}

/** Runs `work`; a file system error that a person can mend is thrown as a `PillarwatchError`. */
export async function explained<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const trouble = FILE_TROUBLE[codeOf(thrown) ?? ''];
    if (thrown instanceof PillarwatchError || trouble === undefined) throw thrown;
    throw embeddedError(dataDir, `${trouble} (${errorLine(thrown)})`, thrown);
  }
}

/** The value, or `otherwise` when the file system answers with one of the codes. */
export async function unless<T, U>(codes: readonly string[], value: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await value;
  } catch (thrown) {
    if (codes.includes(codeOf(thrown) ?? '')) return otherwise;
    throw thrown;
  }
}
