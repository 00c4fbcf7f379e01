import { closedFor, hostGate, openDatabase } from '@pillarwatch/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

let clone: TestDatabase;
beforeAll(async () => {
  clone = await cloneDatabase();
});
afterAll(() => clone.close());

const MINUTE = 60_000;

/** Lets time pass for a host, instead of waiting. */
const lapse = (host: string, ms: number) =>
  sql`update hosts set held_until = held_until - ${ms} * interval '1 ms',
    next_request_at = next_request_at - ${ms} * interval '1 ms' where host = ${host}`.execute(clone.db);

it('lets one of many in, whatever process they are of', async () => {
  const other = openDatabase(clone.url);
  try {
    const gates = [hostGate(clone.db), hostGate(other)];
    for (let round = 0; round < 5; round++) {
      const turns = await Promise.all(
        Array.from({ length: 20 }, (_, at) => gates[at % 2]?.enter(`many${round}.test`, MINUTE)),
      );
      expect(turns.filter((turn) => turn?.entered)).toHaveLength(1);
      for (const turn of turns) {
        if (!turn || turn.entered) continue;
        expect(turn.waitMs).toBeGreaterThan(MINUTE / 2);
        expect(turn.waitMs).toBeLessThanOrEqual(MINUTE);
      }
    }
  } finally {
    await other.destroy();
  }
});

it('closes a host for the pace after a request, and opens it then', async () => {
  const gate = hostGate(clone.db);
  expect(await gate.enter('paced.test', MINUTE)).toEqual({ entered: true });
  await gate.leave('paced.test', 10 * MINUTE);
  expect(await gate.enter('paced.test', MINUTE)).toMatchObject({ entered: false });
  expect((await closedFor(clone.db, ['paced.test'])).get('paced.test')).toBeGreaterThan(9 * MINUTE);
  await lapse('paced.test', 10 * MINUTE);
  expect(await gate.enter('paced.test', MINUTE)).toEqual({ entered: true });
  await gate.leave('paced.test', 0);
  expect(await gate.enter('paced.test', MINUTE)).toEqual({ entered: true });
});

it('lets the next in when a lease has lapsed, and the late one does not let in a third', async () => {
  const [late, next] = [hostGate(clone.db), hostGate(clone.db)];
  await late.enter('lapsed.test', MINUTE);
  await lapse('lapsed.test', MINUTE);
  expect(await next.enter('lapsed.test', MINUTE)).toEqual({ entered: true });
  await late.leave('lapsed.test', 0);
  expect(await late.enter('lapsed.test', MINUTE)).toMatchObject({ entered: false });
  await next.leave('lapsed.test', 0);
  expect(await late.enter('lapsed.test', MINUTE)).toEqual({ entered: true });
});

it('tells how long hosts are closed, and leaves out the open and the unknown', async () => {
  const gate = hostGate(clone.db);
  await gate.enter('held.test', 2 * MINUTE);
  await gate.enter('open.test', MINUTE);
  await gate.leave('open.test', 0);
  const closed = await closedFor(clone.db, ['held.test', 'open.test', 'unknown.test']);
  expect([...closed.keys()]).toEqual(['held.test']);
  expect(closed.get('held.test')).toBeGreaterThan(MINUTE);
  expect(await closedFor(clone.db, [])).toEqual(new Map());
});
