import { openMemoryStores, openSqliteStores } from '../fixtures/order-stores.ts';
import { orderSearchConformance } from './order-search.conformance.ts';

orderSearchConformance('in memory', openMemoryStores);
orderSearchConformance('SQLite', openSqliteStores);
