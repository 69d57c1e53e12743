import { openMemoryStores, openSqliteStores } from '../fixtures/order-stores.ts';
import { outboxQueueConformance } from './outbox-queue.conformance.ts';

outboxQueueConformance('in memory', openMemoryStores);
outboxQueueConformance('SQLite', openSqliteStores);
