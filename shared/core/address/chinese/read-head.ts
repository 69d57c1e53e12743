import type { Divisions } from '../divisions/divisions.ts';
import { LevelReader, type LevelsRead } from './read-levels.ts';

interface HeadRead {
  readonly text: string;
  readonly at: number;
  readonly read: LevelsRead;
}
const lastHeads = new WeakMap<Divisions, HeadRead>();

/**
 * What a text names from a place on, with nothing known above it. A pasted text is read to find where its address begins and once more as the
 * address, which mostly is the same text: the second time the first answer stands.
 */
export function readHead(text: string, at: number, divisions: Divisions): LevelsRead {
  const last = lastHeads.get(divisions);
  if (last?.text === text && last.at === at) return last.read;
  const read = new LevelReader(text, divisions).read(at);
  lastHeads.set(divisions, { text, at, read });
  return read;
}
