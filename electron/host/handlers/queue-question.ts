import type { QueueFilter as QueueFilterDto } from '../../../shared/contract/queue.contract.ts';
import type { OrderSearch } from '../../../shared/core/ports/order-search.ts';
import type { QueueFilter } from '../../../shared/core/ports/queue-view.ts';

/** A text that finds more orders than this is too short to be a filter; the newest count. */
const SEARCHED_ORDERS = 2_000;

/** What a window asks for as the queue understands it: a text becomes the orders it finds. */
export const createQueueFilter =
  (search: OrderSearch) =>
  ({ text, ...filter }: QueueFilterDto): QueueFilter => {
    const present = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as QueueFilter;
    return text === undefined || text.trim() === '' ? present : { ...present, orderNs: search.orderNs(text, SEARCHED_ORDERS) };
  };
