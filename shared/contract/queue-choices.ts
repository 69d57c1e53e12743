/* What a queue can be sorted, shown and grouped by. Without schemas, so that the window that draws it needs none. */

export const QUEUE_SORTS = ['due', 'opened', 'kind', 'merchant', 'order', 'owner'] as const;
/** What a row can show, in the order it begins with. */
export const QUEUE_COLUMNS = ['clock', 'kind', 'order', 'what', 'merchant', 'next', 'state', 'owner', 'opened', 'incident'] as const;
export type QueueColumn = (typeof QUEUE_COLUMNS)[number];
export const QUEUE_GROUPS = ['none', 'clock', 'kind', 'merchant', 'owner', 'incident'] as const;
/** The views every queue begins with; each is a filter that stands before what a person adds. */
export const BUILT_IN_VIEWS = ['mine', 'open', 'today', 'stock', 'address', 'unowned', 'waiting'] as const;
/** Pixels a column may be wide. */
export const COLUMN_WIDTH = { least: 40, most: 900 } as const;
