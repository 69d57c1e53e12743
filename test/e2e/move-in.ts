import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describePlace } from '../../electron/host/adapters/sqlite/database/station-identity.ts';

/** Copies a data folder that no host has open, as the same station in another place: a copy by itself doubts whatever waits in it. */
export function moveIn(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const file = path.join(to, 'station.json');
  const marker = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...marker, place: describePlace(to) }));
}
