import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

export interface PageFile {
  readonly file: string;
  readonly type: string;
  /** Its name carries a digest of its content. */
  readonly hashedName: boolean;
}

/** What a window may load: exactly these addresses, each one file. There is no path to join, so there is none to escape from. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wasm': 'application/wasm',
};

/** Lists the folder once. Links that lead out of it and types nobody needs are left out. */
export const listPageFiles = (folder: string): PageFiles => {
  const root = realpathSync(folder);
  const files = new Map<string, PageFile>();
  for (const relative of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES[path.extname(relative).toLowerCase()];
    const file = realpathSync(path.join(root, relative));
    if (type === undefined || !file.startsWith(root + path.sep) || !statSync(file).isFile()) continue;
    const address = `/${relative.split(path.sep).join('/')}`;
    files.set(address, { file, type, hashedName: address.startsWith('/assets/') });
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
};
