import { describe, expect, it } from 'vitest';
import { createDraftKeeper } from '../../../renderer/features/manual/model/draft-keeper.ts';
import { papersFor } from '../../../renderer/features/manual/model/papers-for.ts';
import { partsOfTwin, pickRows } from '../../../renderer/lib/papers/pick-rows.ts';
import { choicesOf, formOfReading, piecesOf, unsureInOrder } from '../../../renderer/features/manual/model/reading.ts';
import type { ReadMessageDto } from '../../../shared/contract/manual.contract.ts';
import { emptyManualForm, type ManualForm } from '../../../shared/core/manual-order/manual-form.ts';

const said = (value: string, at: number | null = null) => ({
  value,
  sure: true,
  why: 'labelled' as const,
  alternatives: [],
  span: at === null ? null : ([at, at + value.length] as [number, number]),
});
const nothing = { value: '', sure: true, why: 'nothing_said' as const, alternatives: [], span: null };
const place = (detail: string) => ({ country: 'CN', province: '浙江省', city: '杭州市', district: '余杭区', town: '', detail, postcode: '' });
const PASTED = '张三 138 漕宝路86号5楼 红T恤';
const reading: ReadMessageDto = {
  name: said('张三', 0),
  phone: { ...said('138', 3), sure: false, why: 'phone_faulty' },
  email: { ...nothing, sure: false },
  place: { value: place('漕宝路86号5楼'), sure: false, why: 'place_unsure', alternatives: [place('漕宝路86弄5号')], span: [7, 15] },
  merchant: nothing,
  platform: nothing,
  platformOrderNo: nothing,
  note: nothing,
  lines: [
    {
      merchant: 'QH',
      sku: 'RED-L',
      name: '红 L',
      text: '红T恤',
      quantity: 1,
      sure: false,
      why: 'words_near',
      alternatives: [{ merchant: 'QH', sku: 'RED-M', name: '红 M' }],
      span: [16, 19],
    },
  ],
  cut: false,
};

describe('what was read, in the form', () => {
  const form = formOfReading(reading, PASTED, { ...emptyManualForm, carrier: 'SF', note: '早写的' });

  it('fills what was said, leaves what was not, and names what is unsure in the order of the form', () => {
    expect(form).toMatchObject({ pasted: PASTED, carrier: 'SF', note: '早写的', recipient: { name: '张三', phone: '138', detail: '漕宝路86号5楼' } });
    expect(form.lines).toEqual([{ sku: 'RED-L', name: '红 L', quantity: '1' }]);
    expect(unsureInOrder(form)).toEqual(['phone', 'place', 'lines.0']);
  });

  it('a reading that is chosen stands in the form and is unsure no more', () => {
    const address = choicesOf('place', reading);
    expect(address?.texts).toEqual(['浙江省杭州市余杭区漕宝路86号5楼', '浙江省杭州市余杭区漕宝路86弄5号']);
    const chosen = address?.choose(1, form) ?? form;
    expect(chosen.recipient.detail).toBe('漕宝路86弄5号');
    const line = choicesOf('lines.0', reading)?.choose(1, chosen) ?? chosen;
    expect([line.lines[0]?.sku, line.merchant, unsureInOrder(line)]).toEqual(['RED-M', 'QH', ['phone']]);
    expect(choicesOf('lines.7', reading)).toBeNull();
  });

  it('marks the message piece by piece and loses no character of it', () => {
    const pieces = piecesOf(PASTED, reading, form.unsure);
    expect(pieces.map(({ text }) => text).join('')).toBe(PASTED);
    expect(pieces.filter(({ mark }) => mark === 'unsure').map(({ text }) => text)).toEqual(['138', '漕宝路86号5楼', '红T恤']);
  });
});

describe('the keeper of drafts', () => {
  const typed = (name: string): ManualForm => ({ ...emptyManualForm, recipient: { ...emptyManualForm.recipient, name } });
  function rig() {
    const kept: string[] = [];
    const answers: (() => void)[] = [];
    let broken = false;
    const client = {
      manual: {
        keep: async ({ form, seen }: { readonly form: ManualForm; readonly seen: { readonly revision: number } | null }) => {
          await new Promise<void>((go) => answers.push(go));
          if (broken) return { ok: false, error: { code: 'disk_full' } };
          kept.push(form.recipient.name);
          return { ok: true, value: { id: 'd', revision: (seen?.revision ?? 0) + 1 } };
        },
      },
    };
    const failures: string[] = [];
    const keeper = createDraftKeeper(client as never, { onKept: () => undefined, onFailed: ({ code }) => void failures.push(code) });
    const go = async () => {
      answers.shift()?.();
      await new Promise((next) => setTimeout(next));
    };
    return { keeper, kept, failures, go, breakDisk: (is: boolean) => void (broken = is) };
  }

  it('writes the first and the last of what is typed while the disk is slow, and an untouched form not at all', async () => {
    const { keeper, kept, go } = rig();
    keeper.put(emptyManualForm, []);
    for (const name of ['张', '张三', '张三丰']) keeper.put(typed(name), []);
    await go();
    await go();
    expect(kept).toEqual(['张', '张三丰']);
    expect(await keeper.settled()).toEqual({ id: 'd', revision: 2 });
  });

  it('keeps the words that could not be written for the next try, and says so', async () => {
    const { keeper, kept, failures, go, breakDisk } = rig();
    breakDisk(true);
    keeper.put(typed('张'), []);
    await go();
    expect(failures).toEqual(['disk_full']);
    breakDisk(false);
    const settled = keeper.settled();
    await go();
    expect([await settled, kept]).toEqual([{ id: 'd', revision: 1 }, ['张']]);
  });
});

describe('papers', () => {
  const order = (orderId: string, sku: string, quantity: number, places: readonly string[]) => ({
    orderId,
    merchant: 'QH',
    merchantName: '栖禾',
    lines: [{ lineNo: 1, sku, name: `T恤 ${sku}`, nameEn: '', quantity, barcode: '', places: [...places], frozen: false, twins: [] }],
  });

  it('one walk takes a SKU once, along the shelves, what lies nowhere last', () => {
    const rows = pickRows([order('1', 'B', 2, ['A-10']), order('2', 'A', 1, []), order('3', 'B', 3, ['A-10']), order('4', 'C', 1, ['A-2'])] as never);
    expect(rows.map(({ place: where, sku, quantity }) => [where, sku, quantity])).toEqual([
      ['A-2', 'C', 1],
      ['A-10', 'B', 5],
      ['', 'A', 1],
    ]);
    expect(rows[1]?.forOrders).toEqual([
      { at: 1, quantity: 2 },
      { at: 3, quantity: 3 },
    ]);
    expect(partsOfTwin('数据线 2米', '数据线 1米')).toEqual({ same: '数据线 ', differs: '1米' });
  });

  it('a pick list is one for all; what came out before makes a copy, what never came out does not', () => {
    const papers = [
      { kind: 'label' as const, documentNo: 'L-1', copy: 1, state: 'confirmed' as const },
      { kind: 'pack_list' as const, documentNo: 'K-1', copy: 1, state: 'not_out' as const },
    ];
    const offered = papersFor([
      { orderId: '1', carrier: 'SF', papers },
      { orderId: '2', carrier: '', papers: [] },
    ]);
    expect(offered.map(({ kind, former, each }) => [kind, former?.documentNo ?? null, each.length])).toEqual([
      ['pick_list', null, 1],
      ['pack_list', null, 2],
      ['packing_slip', null, 2],
      ['label', 'L-1', 2],
    ]);
  });
});
