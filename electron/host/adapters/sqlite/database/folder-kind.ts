/**
 * Where may a database live? SQLite's locks and WAL need a disk of this machine: on a network share they are lies, and a
 * cloud folder uploads the file without its WAL and brings back half of it. The rule is pure; `describe-folder.ts` looks.
 */
export interface FolderFacts {
  readonly platform: string;
  /** The folder with links (and on Windows mapped drives) resolved. */
  readonly realPath: string;
  /** File system type as the mount table names it (`ext4`, `nfs4`, `smbfs`, `fuse.sshfs`); undefined where there is no such table. */
  readonly fileSystem: string | undefined;
  /** Roots that sync programs announce in the environment (`OneDrive`, `OneDriveCommercial` …). */
  readonly syncRoots: readonly string[];
}

export type FolderKind = { readonly kind: 'local' } | { readonly kind: 'network'; readonly via: string } | { readonly kind: 'cloud'; readonly service: string };

const NETWORK_FILE_SYSTEMS =
  /^(nfs\d?|cifs|smb\d?|smbfs|afpfs|ncpfs|afs|ceph|lustre|beegfs|gfs2|ocfs2|glusterfs|davfs\d?|webdav|9p|drvfs|vboxsf|vmhgfs|prl_fs)$/;
const NETWORK_FUSE =
  /^(?:fuse|macfuse|osxfuse)\.(sshfs|rclone|davfs2?|s3fs|gcsfuse|glusterfs|gvfsd-fuse|google-drive-ocamlfuse|onedriver|cephfs|vmhgfs-fuse|juicefs|curlftpfs)$/;

/** A path segment that belongs to a sync program, by the names the programs give their folders. */
const CLOUD_SEGMENTS: readonly (readonly [RegExp, string])[] = [
  [/^onedrive( - .+)?$/i, 'OneDrive'],
  [/^dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^(google ?drive|googledrive-.+|my drive|我的云端硬盘)$/i, 'Google Drive'],
  [/^(icloud ?drive|mobile documents)$/i, 'iCloud'],
  [/^cloudstorage$/i, 'CloudStorage'],
  [/^(nutstore( files)?|我的坚果云|坚果云)$/i, '坚果云'],
  [/^(baidusyncdisk|baidunetdiskworkspace|百度网盘同步空间)$/i, '百度网盘'],
  [/^(wpsdrive|wps ?云盘|wps cloud files)$/i, 'WPS 云盘'],
  [/^(weiyun|微云同步助手|腾讯微云)$/i, '微云'],
  [/^(aliyundrive|阿里云盘)$/i, '阿里云盘'],
  [/^(nextcloud|owncloud|seafile|synologydrive|pcloud ?drive|box sync|yandex\.disk|mega)$/i, 'sync folder'],
];

const isInside = (path: string, root: string, separator: string): boolean =>
  root !== '' && (path === root || path.startsWith(root.endsWith(separator) ? root : root + separator));

export const classifyFolder = (facts: FolderFacts): FolderKind => {
  const windows = facts.platform === 'win32';
  // `\\?\C:\…` is a long local path, `\\?\UNC\…` and `\\server\…` are shares.
  if (windows && /^(\\\\|\/\/)(?!\?\\[a-z]:|\.\\)/i.test(facts.realPath)) return { kind: 'network', via: 'UNC' };
  const fileSystem = facts.fileSystem?.toLowerCase();
  if (fileSystem !== undefined) {
    if (NETWORK_FILE_SYSTEMS.test(fileSystem)) return { kind: 'network', via: fileSystem };
    const fuse = NETWORK_FUSE.exec(fileSystem)?.[1];
    if (fuse !== undefined) return { kind: 'network', via: fuse };
  }
  const fold = (path: string): string => (windows ? path.replaceAll('/', '\\').toLowerCase() : path);
  const separator = windows ? '\\' : '/';
  if (facts.syncRoots.some((root) => isInside(fold(facts.realPath), fold(root), separator))) return { kind: 'cloud', service: 'OneDrive' };
  for (const segment of facts.realPath.split(/[\\/]/)) {
    const found = CLOUD_SEGMENTS.find(([pattern]) => pattern.test(segment));
    if (found !== undefined) return { kind: 'cloud', service: found[1] };
  }
  return { kind: 'local' };
};

/** File system of a path from a mount table: Linux `/proc/self/mountinfo` or the output of macOS `mount`. The longest mount point wins. */
export const fileSystemFromMounts = (path: string, table: string): string | undefined => {
  let best: { readonly point: string; readonly type: string } | undefined;
  for (const line of table.split('\n')) {
    const linux = /^\d+ \d+ \S+ \S+ (\S+) .*? - (\S+) /.exec(line);
    const mac = /^.+? on (\/.*) \(([^,)]+)/.exec(line);
    const point = (linux?.[1] ?? mac?.[1])?.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    const type = linux?.[2] ?? mac?.[2];
    if (point === undefined || type === undefined || !isInside(path, point, '/')) continue;
    // A later line mounted over the same point hides the earlier one.
    if (best === undefined || point.length >= best.point.length) best = { point, type };
  }
  return best?.type;
};
