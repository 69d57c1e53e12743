import type { Client, Reply } from '../../shared/contract/define-contract.ts';
import type { AppContract } from '../../shared/contract/index.ts';

/** Fetches a file the host made, a piece at a time, and hands it to the window to be saved. */
const saveDownload = async (client: Client<AppContract>, downloadId: string, fileName: string): Promise<Reply<null>> => {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  let type = '';
  for (let done = false; !done;) {
    const piece = await client.system.download({ downloadId, offset });
    if (!piece.ok) return piece;
    const bytes = Uint8Array.from(atob(piece.value.base64), (letter) => letter.charCodeAt(0));
    pieces.push(bytes);
    offset += bytes.length;
    ({ done, mime: type } = piece.value);
  }
  const url = URL.createObjectURL(new Blob(pieces, { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The window reads the address after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return { ok: true, value: null };
};

/** Waits for a file the host makes and saves it; what is answered is what the host said of it. */
export const saveMade = async <Made extends { readonly downloadId: string; readonly fileName: string }>(
  client: Client<AppContract>,
  making: Promise<Reply<Made>>,
): Promise<Reply<Made>> => {
  const made = await making;
  if (!made.ok) return made;
  const saved = await saveDownload(client, made.value.downloadId, made.value.fileName);
  return saved.ok ? made : saved;
};
