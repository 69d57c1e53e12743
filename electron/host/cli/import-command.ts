import path from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from './connect.ts';
import { CommandError, describe, EXIT, print, say } from './say.ts';

const POLL_MS = 150;
const PAGE = 2_000;

/** `import FILE… [--preset P] [--merchant M] [--platform P] [--country CC] [--json]`. A folder stands for the files in it. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      preset: { type: 'string' },
      merchant: { type: 'string' },
      platform: { type: 'string' },
      country: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0) throw new CommandError('import: which file?', EXIT.usage);
  const { client, close } = await connect();
  try {
    const paths = positionals.map((file) => path.resolve(file));
    const started = await client.cli.importPaths({
      paths,
      options: { preset: values.preset ?? null, merchant: values.merchant ?? null, platform: values.platform ?? null, country: values.country ?? null },
    });
    if (!started.ok) throw new CommandError(`import: ${describe(started.error)}`, EXIT.data);
    const { importId } = started.value;
    for (;;) {
      const report = await client.cli.importReport({ importId, limit: 1 });
      if (!report.ok) throw new CommandError(`import: ${describe(report.error)}`);
      const { import: record } = report.value;
      if (record.state === 'reading' || record.state === 'checking') {
        if (!values.json && process.stderr.isTTY) process.stderr.write(`\r${record.rows} rows, ${record.orders} orders `);
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        continue;
      }
      const setAside: { file: string; row: number; column: string | null; reason: string }[] = [];
      for (let offset = 0; offset < report.value.setAsideTotal; offset += PAGE) {
        const page = await client.cli.importReport({ importId, offset, limit: PAGE });
        if (!page.ok) throw new CommandError(`import: ${describe(page.error)}`);
        setAside.push(...page.value.setAside.map(({ file, row, column, reason }) => ({ file, row, column, reason })));
      }
      const { rows, orders, lines, created, unchanged, stockLevels, products, exceptions, recognised, error } = record;
      const { files, reasons } = report.value;
      if (values.json)
        print(
          JSON.stringify({
            files,
            rows,
            orders,
            lines,
            created,
            unchanged,
            setAside,
            reasons,
            stockLevels,
            products,
            exceptions,
            recognised,
            ...(error === null ? {} : { error }),
            ...(record.state === 'done' ? {} : { state: record.state }),
          }),
        );
      else {
        say(
          `${files} files, ${rows} rows: ${created} orders new, ${unchanged} unchanged, ${lines} lines, ${stockLevels} stock levels, ${products} products, ${exceptions} exceptions found, ${setAside.length} rows set aside.`,
        );
        for (const [reason, count] of Object.entries(reasons)) say(`  ${count} × ${reason}`);
        if (error !== null) say(`import ${record.state}: ${describe(error)}`);
      }
      return record.state === 'done' ? EXIT.ok : EXIT.data;
    }
  } finally {
    await close();
  }
}
