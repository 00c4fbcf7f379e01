import { toError } from '@pillarwatch/model';
import { openEmbedded } from './open.ts';

/** Opens the folder named on the command line, reports one line of JSON, and stops when its input ends. */
try {
  const server = await openEmbedded({ dataDir: process.argv[2] ?? '' });
  process.stdout.write(`${JSON.stringify(server)}\n`);
  process.stdin.once('end', () => server.stop()).resume();
} catch (thrown) {
  process.stdout.write(`${JSON.stringify({ error: toError(thrown).message })}\n`);
}
