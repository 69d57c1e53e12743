import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The other way to push documents that were written offline: PouchDB to express-pouchdb, both on LevelDB. `serve` prints its port, `push` its milliseconds. */
interface PouchDatabase {
  readonly bulkDocs: (documents: readonly object[]) => Promise<unknown>;
  readonly info: () => Promise<{ readonly doc_count: number }>;
}
interface Pouch {
  new (name: string, options?: object): PouchDatabase;
  readonly defaults: (options: object) => Pouch;
  readonly replicate: (
    from: PouchDatabase,
    to: PouchDatabase,
    options: { readonly batch_size: number },
  ) => Promise<{ readonly docs_written: number; readonly status: string }>;
}
interface Express {
  (): {
    readonly use: (at: string, app: unknown) => void;
    readonly listen: (port: number, host: string, then: () => void) => { readonly address: () => { readonly port: number } };
  };
}

const [task = '', modulesFolder = '', dataFolder = '', ...rest] = process.argv.slice(2);
const load = createRequire(path.join(modulesFolder, 'package.json'));
const PouchDB = load('pouchdb') as Pouch;

if (task === 'serve') {
  const app = (load('express') as Express)();
  const serve = load('express-pouchdb') as (pouch: Pouch, options: object) => unknown;
  const mode = { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: path.join(dataFolder, 'log.txt') };
  app.use('/db', serve(PouchDB.defaults({ prefix: `${dataFolder}/` }), mode));
  const server = app.listen(0, '127.0.0.1', () => console.log(`PORT ${server.address().port}`));
} else {
  const [documentsFile = '', url = '', batch = ''] = rest;
  const documents = JSON.parse(readFileSync(documentsFile, 'utf8')) as readonly object[];
  const here = new PouchDB(path.join(dataFolder, 'here'));
  for (let at = 0; at < documents.length; at += 1_000)
    await here.bulkDocs(documents.slice(at, at + 1_000).map((one, n) => ({ ...one, _id: `order-${String(at + n).padStart(8, '0')}` })));
  const there = new PouchDB(url);
  const startedAt = performance.now();
  const { docs_written: written, status } = await PouchDB.replicate(here, there, { batch_size: Number(batch) });
  if (written !== documents.length || status !== 'complete') throw new Error(`${written} of ${documents.length} written, ${status}`);
  console.log(String(performance.now() - startedAt));
  process.exit(0);
}
