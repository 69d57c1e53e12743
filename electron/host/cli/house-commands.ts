import path from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder, programFolder } from '../data-folder.ts';
import { connect } from './connect.ts';
import { writeWhole } from './write-whole.ts';
import { CommandError, describe, EXIT, print, say } from './say.ts';

/** `export [--format csv|xlsx] [--language zh-CN|en] [--out FILE]`: the open exceptions, all of them. */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { format: { type: 'string', default: 'csv' }, language: { type: 'string', default: 'en' }, out: { type: 'string' } },
  });
  const { format, language } = values;
  if ((format !== 'csv' && format !== 'xlsx') || (language !== 'zh-CN' && language !== 'en'))
    throw new CommandError('export: --format csv|xlsx, --language zh-CN|en', EXIT.usage);
  if (format === 'xlsx' && values.out === undefined) throw new CommandError('export: a workbook needs --out FILE', EXIT.usage);
  const { client, close } = await connect();
  try {
    const made = await client.queue.export({ format, language });
    if (!made.ok) throw new CommandError(`export: ${describe(made.error)}`);
    const pieces: Buffer[] = [];
    for (let offset = 0, done = false; !done;) {
      const piece = await client.system.download({ downloadId: made.value.downloadId, offset });
      if (!piece.ok) throw new CommandError(`export: ${describe(piece.error)}`);
      const bytes = Buffer.from(piece.value.base64, 'base64');
      pieces.push(bytes);
      offset += bytes.length;
      done = piece.value.done;
    }
    const whole = Buffer.concat(pieces);
    if (values.out === undefined) process.stdout.write(whole);
    else writeWhole(path.resolve(values.out), whole);
    say(`${made.value.rows} exceptions exported.`);
    return EXIT.ok;
  } finally {
    await close();
  }
}

/** `journal verify`: walks the chain; status 65 when it is broken. */
export async function journalCommand(args: readonly string[]): Promise<number> {
  if (args[0] !== 'verify') throw new CommandError('journal verify', EXIT.usage);
  const { client, close } = await connect();
  try {
    const verdict = await client.system.verifyJournal({});
    if (!verdict.ok) throw new CommandError(`journal: ${describe(verdict.error)}`);
    print(JSON.stringify(verdict.value));
    return verdict.value.whole ? EXIT.ok : EXIT.data;
  } finally {
    await close();
  }
}

/** `backup`: makes a verified backup now. `backup list` names those there are. */
export async function backupCommand(args: readonly string[]): Promise<number> {
  const { client, close } = await connect();
  try {
    if (args[0] === 'list') {
      const listed = await client.system.backups({});
      if (!listed.ok) throw new CommandError(`backup: ${describe(listed.error)}`);
      for (const backup of listed.value.backups) print(JSON.stringify(backup));
      return EXIT.ok;
    }
    const made = await client.system.backUp({});
    if (!made.ok) throw new CommandError(`backup: ${describe(made.error)}`);
    print(JSON.stringify(made.value));
    return EXIT.ok;
  } finally {
    await close();
  }
}

/** `serve [--port N]`: a host without a window; prints the address to open. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const { runHost } = await import('../run-host.ts');
  const { composeHost } = await import('../compose.ts');
  const { explainStart } = await import('../compose/explain-start.ts');
  process.argv.splice(2, process.argv.length, '--shell', 'serve', ...args);
  say(`Sidebay serves ${dataFolder()} from ${programFolder()}.`);
  await runHost(composeHost, explainStart);
  return EXIT.ok;
}

/** `address forget [--merchant CODE]`: what corrections taught about addresses is forgotten. */
export async function forgetAddressesCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { merchant: { type: 'string' } } });
  const { client, close } = await connect();
  try {
    const forgotten = await client.system.forgetAddresses({ merchant: values.merchant ?? null });
    if (!forgotten.ok) throw new CommandError(`address forget: ${describe(forgotten.error)}`);
    say(`${forgotten.value.forgotten} address lessons forgotten.`);
    return EXIT.ok;
  } finally {
    await close();
  }
}
