/** The order by itself, whether or not anything is wrong with it. */
export const orderAddress = (orderId: string): string => `/queue/order/${encodeURIComponent(orderId)}`;

/** One exception in the queue's panel. */
export const caseAddress = (caseId: string): string => `/queue/${encodeURIComponent(caseId)}`;

/** Where the panel opens an exception; or its order by itself, where it has none that is open. */
export const panelAddress = (orderId: string, caseId: string | null): string => (caseId === null ? orderAddress(orderId) : caseAddress(caseId));
