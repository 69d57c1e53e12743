import { describe, expect, it } from 'vitest';
import { classifyFolder, fileSystemFromMounts, type FolderFacts } from '../../../electron/host/adapters/sqlite/database/folder-kind.ts';

const facts = (realPath: string, more: Partial<FolderFacts> = {}): FolderFacts => ({
  platform: realPath.startsWith('/') ? 'linux' : 'win32',
  realPath,
  fileSystem: undefined,
  syncRoots: [],
  ...more,
});

describe('where a database may live', () => {
  it.each([
    ['a UNC share', facts('\\\\server\\share\\sidebay')],
    ['a UNC share with slashes', facts('//server/share/sidebay', { platform: 'win32' })],
    ['a long UNC path', facts('\\\\?\\UNC\\server\\share')],
    ['NFS', facts('/srv/data', { fileSystem: 'nfs4' })],
    ['SMB on Linux', facts('/mnt/share', { fileSystem: 'cifs' })],
    ['SMB on macOS', facts('/Volumes/share', { fileSystem: 'smbfs', platform: 'darwin' })],
    ['sshfs', facts('/home/a/remote', { fileSystem: 'fuse.sshfs' })],
    ['WebDAV', facts('/home/a/dav', { fileSystem: 'fuse.davfs2' })],
    ['a Windows drive seen from WSL', facts('/mnt/c/data', { fileSystem: '9p' })],
  ])('%s is a network folder', (_, folder) => {
    expect(classifyFolder(folder).kind).toBe('network');
  });

  it.each([
    ['C:\\Users\\amy\\OneDrive\\sidebay', 'OneDrive'],
    ['C:\\Users\\amy\\OneDrive - Harbour Ltd\\sidebay', 'OneDrive'],
    ['/home/amy/Dropbox/sidebay', 'Dropbox'],
    ['/Users/amy/Dropbox (Personal)/x', 'Dropbox'],
    ['/Users/amy/Library/CloudStorage/GoogleDrive-amy@example.com/My Drive', 'CloudStorage'],
    ['/Users/amy/Library/Mobile Documents/com~apple~CloudDocs/x', 'iCloud'],
    ['D:\\我的坚果云\\sidebay', '坚果云'],
    ['D:\\BaiduSyncdisk\\sidebay', '百度网盘'],
    ['D:\\WPS云盘\\x', 'WPS 云盘'],
    ['/home/amy/Nextcloud/x', 'sync folder'],
  ])('%s is kept by a sync program', (path, service) => {
    expect(classifyFolder(facts(path))).toEqual({ kind: 'cloud', service });
  });

  it('knows a renamed OneDrive by the environment', () => {
    expect(classifyFolder(facts('D:\\Firma\\sidebay', { syncRoots: ['d:/firma'] }))).toEqual({ kind: 'cloud', service: 'OneDrive' });
    expect(classifyFolder(facts('D:\\Firma2\\sidebay', { syncRoots: ['D:\\Firma'] })).kind).toBe('local');
  });

  it.each([
    facts('C:\\ProgramData\\Sidebay'),
    facts('\\\\?\\C:\\ProgramData\\Sidebay'),
    facts('/var/lib/sidebay', { fileSystem: 'ext4' }),
    facts('/home/amy/ntfs', { fileSystem: 'fuseblk' }),
    facts('/home/amy/dropbox-orders', { fileSystem: 'btrfs' }),
    facts('/Users/amy/Library/Application Support/Sidebay', { platform: 'darwin', fileSystem: 'apfs' }),
  ])('$realPath is a disk of this machine', (folder) => {
    expect(classifyFolder(folder)).toEqual({ kind: 'local' });
  });
});

describe('the mount table', () => {
  const linux = [
    '22 1 254:0 / / rw,relatime - ext4 /dev/vda rw',
    '40 22 0:35 / /mnt/site\\040data rw,relatime shared:1 - cifs //nas/site rw',
    '41 22 0:36 / /mnt/site rw - nfs4 nas:/site rw',
  ].join('\n');

  it('finds the longest mount point, with its spaces', () => {
    expect(fileSystemFromMounts('/mnt/site data/sidebay', linux)).toBe('cifs');
    expect(fileSystemFromMounts('/mnt/site/x', linux)).toBe('nfs4');
    expect(fileSystemFromMounts('/mnt/sites', linux)).toBe('ext4');
  });

  it('reads what macOS prints', () => {
    const mac = '/dev/disk3s1s1 on / (apfs, sealed, local)\n//amy@nas/site on /Volumes/site (smbfs, nodev)';
    expect(fileSystemFromMounts('/Volumes/site/a', mac)).toBe('smbfs');
    expect(fileSystemFromMounts('/Users/amy', mac)).toBe('apfs');
  });
});
