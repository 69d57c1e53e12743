import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { WmsOrder } from '../../../shared/core/inbox/wms-order.ts';
import { CHANGE_KINDS } from '../../../shared/core/outbox/outbox-entry.ts';
import { answerSchema, changeBodies, changeSchema } from '../../../shared/contract/open-wms/changes.ts';
import { openWmsEndpoints } from '../../../shared/contract/open-wms/endpoints.ts';
import { openWmsDocument, openWmsDocumentText } from '../../../shared/contract/open-wms/openapi.ts';
import { orderSchema } from '../../../shared/contract/open-wms/resources.ts';
import { changeId } from '../../fixtures/outbox-entry.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';

describe('the published document of the open WMS API', () => {
  it('is up to date (node resources/open-wms/write-openapi.ts)', () => {
    expect(readFileSync(new URL('../../../resources/open-wms/openapi.json', import.meta.url), 'utf8')).toBe(openWmsDocumentText());
  });

  it('has every endpoint, and every reference in it leads somewhere', () => {
    const document = openWmsDocument() as { paths: Record<string, Record<string, { operationId: string }>>; components: { schemas: Record<string, unknown> } };
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId));
    expect(operations.sort()).toEqual(Object.keys(openWmsEndpoints).sort());
    const references = [...openWmsDocumentText().matchAll(/"\$ref": "([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) expect(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)).toContain(reference);
  });
});

describe('the schemas', () => {
  it('know every kind of change', () => {
    expect(Object.keys(changeBodies).sort()).toEqual([...CHANGE_KINDS].sort());
  });
  it('read an order into the words of the core', () => {
    const parsed: WmsOrder = orderSchema.parse(wmsOrder());
    expect(parsed).toEqual(wmsOrder());
  });
  it('ignore a field they do not know, and guess nothing else', () => {
    const yes = { outcome: 'accepted', orderRef: 'W-1', previousVersion: 1, version: 2 };
    expect(answerSchema.safeParse({ ...yes, extra: 1 }).success).toBe(true);
    for (const wrong of [
      { ...yes, outcome: 'ACCEPTED_V9' },
      { ...yes, version: '2' },
      { ...yes, version: null },
      { outcome: 'accepted', orderRef: 'W-1', version: 2 },
      { outcome: 'refused', reason: 'mood', message: '', orderRef: null },
    ])
      expect(answerSchema.safeParse(wrong).success).toBe(false);
    const change = { changeId: changeId(1), order: { ref: 'W-1' }, baseVersion: 1, occurredAt: 1, kind: 'order.cancel', body: { reason: 'asked' } };
    expect(changeSchema.safeParse(change).success).toBe(true);
    expect(changeSchema.safeParse({ ...change, body: {} }).success).toBe(false);
    expect(changeSchema.safeParse({ ...change, changeId: '1' }).success).toBe(false);
  });
});
