import { describe, expect, it } from 'vitest';
import { packageFolderOf } from '../../../electron/launch/licence-list.ts';

describe('the package a module belongs to', () => {
  it.each([
    ['/w/node_modules/react/index.js', '/w/node_modules/react'],
    ['/w/node_modules/@tanstack/react-query/build/modern/index.js', '/w/node_modules/@tanstack/react-query'],
    ['/w/node_modules/a/node_modules/b/x.js', '/w/node_modules/a/node_modules/b'],
    ['C:\\w\\node_modules\\zod\\v4\\core.js', 'C:/w/node_modules/zod'],
  ])('%s', (id, folder) => expect(packageFolderOf(id)).toBe(folder));

  it('is none for a module of ours', () => expect(packageFolderOf('/w/renderer/main.tsx')).toBeUndefined());
});
