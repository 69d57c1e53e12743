import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startTrainingWms } from './training-wms.ts';

// node main.ts --data DIR [--port 0] [--control-port 0] [--exit-with-stdin]
// The token comes from TRAINING_WMS_TOKEN or is drawn; arguments are visible to every process, so it is not one of them.
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    'exit-with-stdin': { type: 'boolean', default: false },
  },
});
const folder = values.data ?? process.env['TRAINING_WMS_DATA'];
if (folder === undefined) {
  process.stderr.write('training WMS: --data DIR or TRAINING_WMS_DATA is needed\n');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const token = process.env['TRAINING_WMS_TOKEN'] ?? randomBytes(24).toString('base64url');
const wms = await startTrainingWms({ folder, token, port: Number(values.port), controlPort: Number(values['control-port']) });

const stop = (): void => void wms.close().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// The host holds the other end of stdin; when it dies, however it dies, so does this process.
if (values['exit-with-stdin']) process.stdin.once('end', stop).once('close', stop).resume();
// In Electron's utility process there is no stdin: whoever started it says so, and it ends with the program by itself.
(process as { readonly parentPort?: { readonly once: (event: 'message', listener: () => void) => void } }).parentPort?.once('message', stop);

process.stdout.write(`LISTENING ${wms.url}\nCONTROL ${wms.controlUrl}\nTOKEN ${token}\n`);
