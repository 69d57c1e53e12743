import { openMemoryStores, openSqliteStores } from '../fixtures/order-stores.ts';
import { queueViewConformance } from './queue-view.conformance.ts';

queueViewConformance('in memory', openMemoryStores);
queueViewConformance('SQLite', openSqliteStores);
