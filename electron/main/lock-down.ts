import { app, type Session, type WebContents } from 'electron';

/*
 * What a page may do beyond drawing itself: nothing, except what stands here (RELIABILITY §10 items 5, 11–15).
 */

type IsConsolePage = (url: string) => boolean;

/** Copying, the camera for barcodes, notices that a deadline is near, and scales and scanners: of those only what somebody chose (offer-devices.ts). */
const GRANTED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'media', 'notifications', 'serial', 'hid']);

export const lockSession = (session: Session, isConsolePage: IsConsolePage): void => {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const wantsSound = 'mediaTypes' in details && details.mediaTypes?.includes('audio') === true;
    decide(GRANTED_PERMISSIONS.has(permission) && !wantsSound && isConsolePage(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    const wantsSound = permission === 'media' && details.mediaType === 'audio';
    return GRANTED_PERMISSIONS.has(permission) && !wantsSound && isConsolePage(`${origin.replace(/\/$/, '')}/`);
  });
  // Spell checking would fetch its dictionaries from the network.
  session.setSpellCheckerEnabled(false);
};

/** The page talks to nobody: anything that is not its own address, or made by it, is cancelled before it leaves. */
export const cutNetwork = (session: Session, isConsolePage: IsConsolePage): void =>
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !(isConsolePage(url) || /^(?:blob|data|devtools):/.test(url)) }));

const lockContents = (contents: WebContents, isConsolePage: IsConsolePage): void => {
  const stayHere = (event: { readonly preventDefault: () => void; readonly url: string }) => {
    if (!isConsolePage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-frame-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

/** Every contents that will ever be made, not only the windows we think of. */
export const lockAllContents = (isConsolePage: IsConsolePage): void =>
  void app.on('web-contents-created', (_event, contents) => lockContents(contents, isConsolePage));
