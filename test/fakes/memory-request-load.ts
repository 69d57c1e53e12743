import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import type { RequestLoad } from '../../shared/core/ports/request-load.ts';

export const createMemoryRequestLoad = (files: () => readonly OrderFile[]): RequestLoad => ({
  acceptedSince: (code, sinceAt) =>
    files()
      .flatMap(({ cases }) => cases)
      .filter(
        ({ outcome, resolvedAt, request }) =>
          outcome === 'accepted' && (resolvedAt ?? 0) >= sinceAt && (request?.items ?? []).some((item) => item.code === code),
      ).length,
});
