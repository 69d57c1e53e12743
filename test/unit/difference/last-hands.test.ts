import { describe, expect, it } from 'vitest';
import { handsHere, handsThere } from '../../../shared/core/difference/last-hands.ts';
import type { Actor } from '../../../shared/core/journal/journal-entry.ts';

const zhang: Actor = { kind: 'person', userId: 'zhang' };
const li: Actor = { kind: 'person', userId: 'li' };
const program = (rule: string): Actor => ({ kind: 'program', rule });
const corrected = (at: number, actor: Actor, ...fields: string[]) => ({ type: 'order.corrected', at, actor, data: { fields, rule: null } });

describe('hands on this side', () => {
  it('are the newest per field, not the newest of the order', () => {
    const hands = handsHere([corrected(1, zhang, 'carrier', 'buyerNote'), corrected(2, li, 'buyerNote')]);
    expect([...hands]).toEqual([
      ['carrier', { actor: zhang, at: 1 }],
      ['buyerNote', { actor: li, at: 2 }],
    ]);
  });
  it('leave out what the program only took over from the WMS, and keep its own rules and a person who merged', () => {
    const hands = handsHere([
      corrected(1, zhang, 'carrier'),
      corrected(2, program('wms'), 'carrier'),
      corrected(3, program('merge'), 'carrier'),
      corrected(4, program('address'), 'recipient.town'),
      corrected(5, li, 'sellerNote'),
    ]);
    expect(Object.fromEntries(hands)).toEqual({
      carrier: { actor: zhang, at: 1 },
      'recipient.town': { actor: program('address'), at: 4 },
      sellerNote: { actor: li, at: 5 },
    });
  });
  it('come from corrections alone, and from fields that are fields', () => {
    const odd = { type: 'order.corrected', at: 3, actor: li, data: { fields: [7, 'carrier'] } };
    expect([...handsHere([{ type: 'case.noted', at: 9, actor: li, data: { fields: ['carrier'] } }, odd]).keys()]).toEqual(['carrier']);
  });
});

describe('hands on the other side', () => {
  it('are as the WMS tells them: the newest of a field, and nobody where the name is empty', () => {
    const edits = [
      { field: 'carrier', by: '顾晓枫', at: 5 },
      { field: 'carrier', by: '早班', at: 2 },
      { field: 'buyerNote', by: ' ', at: 3 },
    ];
    expect(Object.fromEntries(handsThere({ edits }))).toEqual({ carrier: { by: '顾晓枫', at: 5 }, buyerNote: { by: null, at: 3 } });
  });
  it('are none where the WMS keeps no such thing', () => {
    expect(handsThere({}).size).toBe(0);
  });
});
