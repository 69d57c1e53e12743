import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileDurably } from '../../../electron/disk/durable-files.ts';
import { fillDisk, mountTmpfs } from '../../fixtures/small-disk.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

/** More than the crumbs a full disk has left, so that a part of it fits and the rest does not. */
const LONG = 'a line of somebody\n'.repeat(60_000);

describe('a file that is written whole', () => {
  it('is there with all of it, for its owner alone, and nothing lies beside it', () => {
    const folder = tempFolder();
    const file = path.join(folder, 'note.json');
    writeFileDurably(file, LONG);
    expect(readFileSync(file, 'utf8')).toBe(LONG);
    writeFileDurably(file, new Uint8Array([1, 2, 3]));
    expect([...readFileSync(file)]).toEqual([1, 2, 3]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['note.json']);
  });

  it('leaves no draft where its name is taken by a folder', () => {
    const folder = tempFolder();
    const file = path.join(folder, 'note.json');
    mkdirSync(path.join(file, 'inside'), { recursive: true });
    expect(() => writeFileDurably(file, 'text')).toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/u);
    expect(readdirSync(folder)).toEqual(['note.json']);
  });

  it('leaves no draft and what stood there before, where the disk takes only a part (where a file system may be mounted)', (context) => {
    const folder = mountTmpfs('1m');
    if (folder === undefined) return context.skip('may not mount a file system here');
    const file = path.join(folder, 'note.json');
    writeFileDurably(file, 'of yesterday');
    expect(() => writeFileDurably(file, LONG)).toThrow('ENOSPC');
    const makeRoom = fillDisk(folder);
    expect(() => writeFileDurably(file, 'today, a little longer')).toThrow('ENOSPC');
    makeRoom();
    expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['note.json'], 'of yesterday']);
  });

  it('goes on over the draft of one that was killed', () => {
    const folder = tempFolder();
    const file = path.join(folder, 'note.json');
    writeFileSync(`${file}.${process.pid}.new`, 'half of', { mode: 0o444 });
    writeFileDurably(file, 'whole');
    expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['note.json'], 'whole']);
  });
});
