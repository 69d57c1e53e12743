import { createOpenWmsConnector } from '../../electron/host/adapters/wms/open-wms/open-wms-connector.ts';
import { createFakeWms } from '../fakes/fake-wms.ts';
import { startTrainingWmsProcess } from '../fixtures/training-wms-process.ts';
import { wmsConnectorConformance } from './wms-connector.conformance.ts';

wmsConnectorConformance('fake', async () => {
  const fake = createFakeWms();
  let refs = 0;
  return {
    connector: fake.connector,
    addOrder: async (order) => {
      refs += 1;
      fake.addOrder({ ...order, ref: `A-${refs}`, externalRef: null, version: 1, state: 'imported', holds: [], updatedAt: 0 });
      return `A-${refs}`;
    },
    editByOthers: async (ref) => fake.editByOthers(ref, (order) => ({ ...order, carrier: 'EMS' })),
    effects: async (id) => fake.effects.get(id) ?? 0,
    setOutage: async (on) => {
      fake.knobs.outage = on ? { kind: 'unreachable', detail: '', retryAfterMs: null } : null;
    },
    close: async () => undefined,
  };
});

for (const how of ['refuse', 'unavailable', 'hang'] as const)
  wmsConnectorConformance(`open WMS over HTTP, outage by ${how}`, async () => {
    const wms = await startTrainingWmsProcess();
    return {
      connector: createOpenWmsConnector({ baseUrl: wms.url, token: wms.token, timeoutMs: how === 'hang' ? 500 : 5_000 }),
      addOrder: async (order) => (await wms.control<{ refs: string[] }>('POST', '/training/seed', { orders: [order] })).refs[0] ?? '',
      editByOthers: async (ref) => {
        await wms.control('POST', '/training/edit', { ref, carrier: 'EMS' });
      },
      effects: async (id) => (await wms.control<{ effects: Record<string, number> }>('GET', '/training/stats')).effects[id] ?? 0,
      setOutage: async (on) => {
        await wms.control('POST', '/training/mode', on ? { mode: 'down', how } : { mode: 'up' });
      },
      close: wms.stop,
    };
  });
