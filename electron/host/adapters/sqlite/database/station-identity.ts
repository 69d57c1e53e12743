import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { writeFileDurably } from '../../../../disk/durable-files.ts';
import type { Db } from './open-database.ts';

/*
 * Journal entries are numbered 1, 2, 3 … per station and *incarnation*. A database that goes back in time, or lives on in two
 * places, would give the same number to two different entries; so each life of a file gets a new incarnation id.
 *
 *   sidebay.db meta        station.json (beside it)         what happened
 *   station + incarnation  same, same place, seq ≥ known    nothing
 *   none                   –                                first start
 *   any                    missing, or another place        the file or the folder was copied   → new incarnation
 *   any                    another incarnation, or seq < known   an older file was put back     → new incarnation
 */
export type LifeChange = 'first_start' | 'cloned' | 'replaced' | 'rolled_back';

export interface StationIdentity {
  readonly stationId: string;
  readonly incarnationId: string;
  /** Why the incarnation is new at this start; null when the file simply lives on. The caller writes it into the journal. */
  readonly change: LifeChange | null;
}

interface Marker {
  readonly stationId: string;
  readonly incarnationId: string;
  readonly place: string;
  readonly journalSeq: number;
}

const MARKER = 'station.json';

const readMarker = (folder: string): Marker | undefined => {
  try {
    const raw: unknown = JSON.parse(readFileSync(join(folder, MARKER), 'utf8'));
    if (typeof raw !== 'object' || raw === null) return undefined;
    const { stationId, incarnationId, place, journalSeq } = raw as Readonly<Record<keyof Marker, unknown>>;
    const isWhole = typeof stationId === 'string' && typeof incarnationId === 'string' && typeof place === 'string' && typeof journalSeq === 'number';
    return isWhole ? { stationId, incarnationId, place, journalSeq } : undefined;
  } catch {
    return undefined;
  }
};

const machineId = (): string => {
  for (const file of ['/etc/machine-id', '/var/lib/dbus/machine-id']) if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  return hostname();
};

/** A copied folder has another path, another inode or another machine. A digest, so that the marker tells nothing about the computer. */
export const describePlace = (folder: string): string => {
  const { ino } = statSync(folder, { bigint: true });
  return createHash('sha256')
    .update(`${machineId()}\n${realpathSync(folder)}\n${ino}`)
    .digest('hex')
    .slice(0, 32);
};

const readMeta = (db: Db, key: string): string | undefined => db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(key);

const writeMeta = (db: Db, key: string, value: string): void => {
  db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, value);
};

const OTHER_LIFE = 'other_life';

/** The file goes on under a new incarnation, and another life of it may have done more than it knows. To be written in one transaction. */
export const beginOtherLife = (db: Db, incarnationId: string): void => {
  writeMeta(db, 'incarnation_id', incarnationId);
  writeMeta(db, OTHER_LIFE, 'unsettled');
};
/** What another life may have done has not been looked at since this one began: also after a start that was cut off in between. */
export const hasOtherLife = (db: Db): boolean => readMeta(db, OTHER_LIFE) !== undefined;
export const settleOtherLife = (db: Db): void => void db.prepare('DELETE FROM meta WHERE key = ?').run(OTHER_LIFE);

export interface SettleDeps {
  readonly db: Db;
  readonly folder: string;
  readonly nextId: () => string;
  /** Sequence of the newest journal entry of the current incarnation, 0 for none. */
  readonly journalSeq: () => number;
  readonly place?: string;
}

const lifeChange = (known: { readonly stationId?: string; readonly incarnationId?: string }, marker: Marker | undefined, place: string, seq: number) => {
  if (known.stationId === undefined || known.incarnationId === undefined) return 'first_start';
  if (marker === undefined || marker.place !== place) return 'cloned';
  if (marker.incarnationId !== known.incarnationId || marker.stationId !== known.stationId) return 'replaced';
  return seq < marker.journalSeq ? 'rolled_back' : null;
};

/** To be called after migrating and before anything is written to the journal. */
export const settleIdentity = ({ db, folder, nextId, journalSeq, place = describePlace(folder) }: SettleDeps): StationIdentity => {
  const stationId = readMeta(db, 'station_id');
  const incarnationId = readMeta(db, 'incarnation_id');
  const known = { ...(stationId === undefined ? {} : { stationId }), ...(incarnationId === undefined ? {} : { incarnationId }) };
  const marker = readMarker(folder);
  const change = lifeChange(known, marker, place, journalSeq());
  const settled = {
    stationId: stationId ?? marker?.stationId ?? nextId(),
    incarnationId: change === null && incarnationId !== undefined ? incarnationId : nextId(),
  };
  // First the database, then the marker: a crash between them only costs one more new incarnation.
  if (change !== null) {
    db.transaction(() => {
      writeMeta(db, 'station_id', settled.stationId);
      if (change === 'first_start') writeMeta(db, 'incarnation_id', settled.incarnationId);
      else beginOtherLife(db, settled.incarnationId);
    }).immediate();
  }
  writeFileDurably(join(folder, MARKER), JSON.stringify({ ...settled, place, journalSeq: change === null ? journalSeq() : 0 } satisfies Marker));
  return { ...settled, change };
};

/** Remembers outside the database how far the journal has come: after each backup and at a clean end. */
export const recordJournalSeq = (folder: string, journalSeq: number): void => {
  const marker = readMarker(folder);
  if (marker !== undefined && journalSeq > marker.journalSeq) writeFileDurably(join(folder, MARKER), JSON.stringify({ ...marker, journalSeq }));
};

/** After a restore: the new incarnation is known on both sides, so that the next start finds nothing strange. */
export const markRestored = (folder: string, incarnationId: string): void => {
  const marker = readMarker(folder);
  if (marker !== undefined) writeFileDurably(join(folder, MARKER), JSON.stringify({ ...marker, incarnationId, journalSeq: 0 }));
};
