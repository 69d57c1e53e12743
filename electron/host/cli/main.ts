#!/usr/bin/env node
import { CommandError, EXIT, say } from './say.ts';

const USAGE = `sidebay <command>

  import FILE… [--preset P] [--merchant M] [--platform P] [--country CC] [--json]
  export [--format csv|xlsx] [--language zh-CN|en] [--out FILE]
  journal verify
  outage verify NUMBER | outage list
  sample verify DATE | sample verify all
  backup | backup list
  restore NAME|FILE [--leave-unsent]
  reset [--leave-unsent]
  serve [--port N]
  address forget [--merchant M]
  carrier scans [--source NAME]                                  JSON Lines {waybill, at, event} on standard input
  demo [--orders N] [--seed S] [--data DIR]
  address check | phone check | postcode check | barcode check     JSON Lines on standard input and output
  sku suggest [--catalogue FILE]…                                the same, against FILE or the data folder's catalogue
  stock allocate                                                  one JSON object on standard input and output
  barcode read | gs1 parse | tracking identify | sampling plan | manual parse    the same

SIDEBAY_DATA names the data folder.`;

/** Each command loads what it needs: a batch check opens no database. */
async function run([command = '', ...args]: readonly string[]): Promise<number> {
  switch (command) {
    case 'import':
      return (await import('./import-command.ts')).importCommand(args);
    case 'export':
      return (await import('./house-commands.ts')).exportCommand(args);
    case 'journal':
      return (await import('./house-commands.ts')).journalCommand(args);
    case 'outage':
      return (await import('./outage-command.ts')).outageCommand(args);
    case 'sample':
      return (await import('./sample-command.ts')).sampleCommand(args);
    case 'backup':
      return (await import('./house-commands.ts')).backupCommand(args);
    case 'restore':
      return (await import('./begin-anew-commands.ts')).restoreCommand(args);
    case 'reset':
      return (await import('./begin-anew-commands.ts')).resetCommand(args);
    case 'serve':
      return (await import('./house-commands.ts')).serveCommand(args);
    case 'demo':
      return (await import('./demo.ts')).runDemo(args);
    case 'help':
    case '--help':
    case '':
      say(USAGE);
      return command === '' ? EXIT.usage : EXIT.ok;
    default: {
      if (command === 'stock' && args[0] === 'allocate') return (await import('./stock-allocate.ts')).stockAllocateCommand();
      if (command === 'sku' && args[0] === 'suggest') return (await import('./sku-suggest.ts')).skuSuggestCommand(args.slice(1));
      if (command === 'address' && args[0] === 'forget') return (await import('./house-commands.ts')).forgetAddressesCommand(args.slice(1));
      if (command === 'carrier' && args[0] === 'scans') return (await import('./carrier-scans.ts')).carrierScansCommand(args.slice(1));
      const { checkCommands } = await import('./check-commands.ts');
      const check = checkCommands[`${command} ${args[0] ?? ''}`];
      if (check === undefined) throw new CommandError(`unknown command: ${[command, ...args].join(' ')}\n\n${USAGE}`, EXIT.usage);
      return check();
    }
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof CommandError) {
    say(error.message);
    process.exitCode = error.exitCode;
  } else {
    say(error instanceof Error && 'code' in error ? `${String(error.code)}: ${error.message}` : String(error instanceof Error ? error.stack : error));
    process.exitCode = EXIT.failed;
  }
}
