/** Where the panel opens an exception; or an order by itself, where it has none that is open. */
export const panelPath = (orderId: string, caseId: string | null): string =>
  caseId === null ? `/queue/order/${encodeURIComponent(orderId)}` : `/queue/${encodeURIComponent(caseId)}`;
