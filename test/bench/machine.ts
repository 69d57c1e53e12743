import { execFileSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';

/** What a number means without the machine it was measured on: nothing. */
export function machineFacts(root: string): Readonly<Record<string, string | number>> {
  const processors = cpus();
  return {
    node: process.version,
    system: `${platform()} ${release()} ${arch()}`,
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    load1m: Number((loadavg()[0] ?? 0).toFixed(2)),
    folder: tmpdir(),
    // The file system's magic number (statfs(2)): a tmpfs (0x1021994) would make every durable write look free.
    fileSystem: `0x${statfsSync(tmpdir()).type.toString(16)}`,
    commit: commitOf(root),
  };
}

function commitOf(root: string): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}
