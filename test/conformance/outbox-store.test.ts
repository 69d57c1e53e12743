import { createMemoryInboundStore, createMemoryOutboxStore } from '../fakes/memory-outbox-store.ts';
import { outboxStoreConformance } from './outbox-store.conformance.ts';

outboxStoreConformance('in memory', () => {
  const store = createMemoryOutboxStore();
  return { store, inbound: createMemoryInboundStore(), put: store.queue, close: () => undefined };
});
