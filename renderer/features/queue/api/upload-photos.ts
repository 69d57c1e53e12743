import type { CallError, Client, Reply } from '../../../../shared/contract/define-contract.ts';
import type { AppContract } from '../../../../shared/contract/index.ts';

/** The host takes at most 512 KiB in one piece. */
const PIECE_BYTES = 512 * 1024;

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  // Spreading a whole piece would overflow the argument stack.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

export const imagesOf = (files: Iterable<File>): readonly File[] => [...files].filter((file) => file.type.startsWith('image/'));

/** Sends photos a piece at a time and answers with their upload ids. Stops at the first refusal. */
export const uploadPhotos = async (
  client: Client<AppContract>,
  files: readonly File[],
  onProgress: (sent: number, all: number) => void,
): Promise<Reply<readonly string[]>> => {
  const all = files.reduce((sum, file) => sum + file.size, 0);
  const uploads: string[] = [];
  let sent = 0;
  const fail = (error: CallError): Reply<readonly string[]> => ({ ok: false, error });
  for (const file of files) {
    const begun = await client.intake.beginUpload({ name: file.name.slice(-255), size: file.size });
    if (!begun.ok) return fail(begun.error);
    for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
      const bytes = new Uint8Array(await file.slice(offset, offset + PIECE_BYTES).arrayBuffer());
      const taken = await client.intake.appendUpload({ uploadId: begun.value.uploadId, offset, base64: toBase64(bytes) });
      if (!taken.ok) return fail(taken.error);
      sent += bytes.length;
      onProgress(sent, all);
    }
    uploads.push(begun.value.uploadId);
  }
  return { ok: true, value: uploads };
};
