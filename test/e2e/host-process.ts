import { spawn } from 'node:child_process';
import path from 'node:path';

export interface RunningHost {
  /** Opens the console once: it carries a one-time code. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The built host, as `npm start` runs it without Electron: it prints `LISTENING <address>` when its doors are open. */
export function startHost(root: string, env: Record<string, string>): Promise<RunningHost> {
  const child = spawn(process.execPath, [path.join(root, 'dist/electron/host.js'), '--shell', 'browser'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const giveUp = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(giveUp);
  };
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const url = /^LISTENING (\S+)$/m.exec(said)?.[1];
      if (url) resolve({ url, stop });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`the host ended with ${code} before it listened:\n${said}`)));
  });
}
