import type { CallError, Client, Reply } from '../../shared/contract/define-contract.ts';
import type { AppContract } from '../../shared/contract/index.ts';

/** The host takes at most 512 KiB in one piece. */
const PIECE_BYTES = 512 * 1024;

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  // Spreading a whole piece would overflow the argument stack.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

export interface UploadWatch {
  readonly onProgress?: (sentBytes: number, allBytes: number) => void;
  /** Aborted, the next piece is not sent any more. */
  readonly signal?: AbortSignal;
}

/** Sends files a piece at a time and answers with their upload ids, in order. Stops at the first refusal. */
export const uploadFiles = async (
  client: Client<AppContract>,
  files: readonly File[],
  { onProgress, signal }: UploadWatch = {},
): Promise<Reply<readonly string[]>> => {
  const fail = (error: CallError): Reply<readonly string[]> => ({ ok: false, error });
  const allBytes = files.reduce((sum, file) => sum + file.size, 0);
  const uploadIds: string[] = [];
  let sentBytes = 0;
  for (const file of files) {
    // The ending says what a file is; a name that is too long loses its beginning.
    const begun = await client.intake.beginUpload({ name: file.name.slice(-255), size: file.size });
    if (!begun.ok) return fail(begun.error);
    const { uploadId } = begun.value;
    for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
      if (signal?.aborted === true) return fail({ code: 'upload_stopped' });
      let bytes: Uint8Array;
      try {
        bytes = new Uint8Array(await file.slice(offset, offset + PIECE_BYTES).arrayBuffer());
      } catch {
        // Moved, deleted or locked since it was chosen; a folder that was dropped ends here too.
        return fail({ code: 'file_unreadable', params: { file: file.name } });
      }
      const taken = await client.intake.appendUpload({ uploadId, offset, base64: toBase64(bytes) });
      if (!taken.ok) return fail(taken.error);
      sentBytes += bytes.length;
      onProgress?.(sentBytes, allBytes);
    }
    uploadIds.push(uploadId);
  }
  return { ok: true, value: uploadIds };
};
