import { openMemoryStores, openSqliteStores } from '../fixtures/order-stores.ts';
import { orderFilesConformance } from './order-files.conformance.ts';

orderFilesConformance('in memory', openMemoryStores);
orderFilesConformance('SQLite', openSqliteStores);
