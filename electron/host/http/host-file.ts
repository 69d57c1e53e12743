import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** `host.json` in the data folder: how to reach the host that has this data open. Nothing in it is secret. */
export interface HostFile {
  readonly pid: number;
  /** The loopback origin; null inside Electron, where there is none. */
  readonly url: string | null;
  readonly socketPath: string;
  readonly startedAt: number;
}

const hostFile = (folder: string): string => path.join(folder, 'host.json');
const tokenFile = (folder: string): string => path.join(folder, 'cli-token');

/** Whole or not at all, and never for a moment readable by others. */
const writePrivately = (file: string, text: string): void => {
  const draft = `${file}.${process.pid}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
  renameSync(draft, file);
};

const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

export const writeHostFile = (folder: string, content: HostFile): void => writePrivately(hostFile(folder), `${JSON.stringify(content)}\n`);

export const readHostFile = (folder: string): HostFile | undefined => {
  const text = readIfThere(hostFile(folder));
  try {
    return text === undefined ? undefined : (JSON.parse(text) as HostFile);
  } catch {
    return undefined;
  }
};

/** The host that leaves takes its file and its token with it, but never a later host's. */
export const removeHostFile = (folder: string, pid: number): void => {
  if (readHostFile(folder)?.pid !== pid) return;
  rmSync(hostFile(folder), { force: true });
  rmSync(tokenFile(folder), { force: true });
};

const portsFile = (folder: string): string => path.join(folder, 'loopback-ports.json');
/** Two or three are found taken in the life of a computer; a list that grows on is somebody else's doing. */
const KEPT_PORTS = 8;
const isPort = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 1024 && value <= 65_535;

/**
 * The loopback ports this data was shown on before, in the order they are to be tried. A browser keeps what belongs to a computer (language, theme,
 * scanner, scans not yet taken over) per address, and a new port would be another address.
 */
export const readKeptPorts = (folder: string): readonly number[] => {
  try {
    const kept: unknown = JSON.parse(readIfThere(portsFile(folder)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPort).slice(0, KEPT_PORTS) : [];
  } catch {
    return [];
  }
};

/** One found because all those before were taken goes behind them: who had them may be gone next time. */
export const keepPort = (folder: string, port: number): void => {
  const kept = readKeptPorts(folder);
  if (kept.includes(port)) return;
  try {
    writePrivately(portsFile(folder), `${JSON.stringify([...kept.slice(0, KEPT_PORTS - 1), port])}\n`);
  } catch {
    // A full disk is told of elsewhere; the window opens all the same.
  }
};

/** 256 bits for the command line, new at each start, in a file that only this user may read. */
export const writeToken = (folder: string): string => {
  const token = randomBytes(32).toString('hex');
  writePrivately(tokenFile(folder), `${token}\n`);
  return token;
};

export const readToken = (folder: string): string | undefined => readIfThere(tokenFile(folder))?.trim();
