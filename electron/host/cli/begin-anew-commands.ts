import { parseArgs } from 'node:util';
import { ChangesWait, resetData, restoreData } from '../compose/restore-data.ts';
import { dataFolder } from '../data-folder.ts';
import { CommandError, EXIT, print } from './say.ts';

const readArgs = (command: string, args: readonly string[]): { readonly names: readonly string[]; readonly leaveUnsent: boolean } => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { 'leave-unsent': { type: 'boolean', default: false } } });
    return { names: positionals, leaveUnsent: values['leave-unsent'] };
  } catch (error) {
    throw new CommandError(`${command}: ${error instanceof Error ? error.message : String(error)}`, EXIT.usage);
  }
};

const explained = (command: string, { waiting }: ChangesWait): CommandError => {
  const en = [
    ...(waiting.unsent > 0 ? [`${waiting.unsent} changes have not reached the WMS`] : []),
    ...(waiting.outageNo === null ? [] : [`outage ${waiting.outageNo} is not signed`]),
  ].join(', and ');
  const zh = [
    ...(waiting.unsent > 0 ? [`还有 ${waiting.unsent} 条改动没有传到 WMS`] : []),
    ...(waiting.outageNo === null ? [] : [`停机 ${waiting.outageNo} 还没有签字`]),
  ].join('，');
  return new CommandError(
    `${command}: ${en}. Nothing was changed. Start the console and let them be sent first; or say --leave-unsent, then they stay in the file kept aside and are never sent.\n` +
      `${zh}。没有改动任何数据。请先启动程序把它们传完；或者加上 --leave-unsent，它们会留在另存的文件里，不再发送。`,
    EXIT.data,
  );
};

const sayWhatWaits = async <T>(command: string, run: () => T | Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    throw error instanceof ChangesWait ? explained(command, error) : error;
  }
};

/** `restore NAME|FILE [--leave-unsent]`: puts a backup in the database's place while no console runs; the present file is kept aside. */
export async function restoreCommand(args: readonly string[]): Promise<number> {
  const { names, leaveUnsent } = readArgs('restore', args);
  const [wanted] = names;
  if (wanted === undefined) throw new CommandError('restore: which backup? (backup list names them)', EXIT.usage);
  print(JSON.stringify(await sayWhatWaits('restore', () => restoreData(dataFolder(), wanted, leaveUnsent))));
  return EXIT.ok;
}

/** `reset [--leave-unsent]`: the next start begins anew; the present data is kept aside. */
export async function resetCommand(args: readonly string[]): Promise<number> {
  const { leaveUnsent } = readArgs('reset', args);
  print(JSON.stringify(await sayWhatWaits('reset', () => resetData(dataFolder(), leaveUnsent))));
  return EXIT.ok;
}
