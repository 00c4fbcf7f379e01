import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { feedListYaml, type Newsroom } from '@pillarwatch/newsroom';

/** Writes the newsroom's feeds as a file for `--feeds`. */
export function feedListFile(newsroom: Pick<Newsroom, 'sources' | 'feeds'>): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pillarwatch-feeds-')), 'feeds.yaml');
  writeFileSync(file, feedListYaml(newsroom));
  return file;
}

/** A map of hosts to addresses as PILLARWATCH_CONNECT_TO takes it. */
export function connectToText(connectTo: ReadonlyMap<string, string>): string {
  return [...connectTo].map(([host, address]) => `${host}=${address}`).join(',');
}
