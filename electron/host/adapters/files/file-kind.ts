const starts = (head: Buffer, ...bytes: readonly number[]): boolean => bytes.every((byte, index) => head[index] === byte);

export type FileKind = 'text' | 'zip' | 'empty' | { readonly notATable: string } | 'encrypted';

/** What a file is by its first bytes; its name says nothing. */
export const fileKindOf = (head: Buffer): FileKind => {
  if (head.length === 0) return 'empty';
  if (starts(head, 0x50, 0x4b, 0x03, 0x04) || starts(head, 0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    // An OLE container is either Excel 97's own format or an encrypted modern workbook.
    return head.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : { notATable: 'xls' };
  }
  if (starts(head, 0x25, 0x50, 0x44, 0x46)) return { notATable: 'pdf' };
  if (starts(head, 0x1f, 0x8b)) return { notATable: 'gzip' };
  if (starts(head, 0x52, 0x61, 0x72, 0x21)) return { notATable: 'rar' };
  if (starts(head, 0x37, 0x7a, 0xbc, 0xaf)) return { notATable: '7z' };
  if (starts(head, 0x89, 0x50, 0x4e, 0x47) || starts(head, 0xff, 0xd8, 0xff) || starts(head, 0x47, 0x49, 0x46, 0x38)) return { notATable: 'image' };
  if (starts(head, 0x4d, 0x5a) || starts(head, 0x7f, 0x45, 0x4c, 0x46)) return { notATable: 'program' };
  if (starts(head, 0x53, 0x51, 0x4c, 0x69, 0x74, 0x65)) return { notATable: 'database' };
  if (starts(head, 0xff, 0xfe, 0x00, 0x00) || starts(head, 0x00, 0x00, 0xfe, 0xff)) return { notATable: 'utf-32' };
  const text = head
    .toString('latin1', 0, 512)
    .replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, '')
    .toLowerCase();
  if (/^(?:<!doctype html|<html|<table|<head|<body|<meta)/.test(text)) return { notATable: 'html' };
  if (text.startsWith('<?xml')) return { notATable: 'xml' };
  if (text.startsWith('{"') || text.startsWith('[{')) return { notATable: 'json' };
  let zeros = 0;
  for (const byte of head) if (byte === 0) zeros++;
  // UTF-16 text has a zero in at most every second byte.
  if (zeros > head.length * 0.6) return { notATable: 'binary' };
  return 'text';
};
