import type { SecretReply, SecretRequest } from '../../shared/core/ports/secret-store.ts';
import type { HostChild } from './host-process.ts';
import { isSecretRequest } from './secret-service.ts';

/** Lets one host ask for secrets over the line it was started with. Windows have no part in it: their calls come by another door. */
export const serveSecrets = (child: HostChild, answer: (request: SecretRequest) => SecretReply): HostChild => {
  // The line carries two languages; each end hands on what it does not understand.
  const post = child.post as (message: unknown) => void;
  const listen = child.onMessage as (listener: (message: unknown) => void) => void;
  listen((message) => {
    if (isSecretRequest(message)) post(answer(message));
  });
  return child;
};
