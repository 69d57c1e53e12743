import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import { aLine, anOrder, NOON } from '../../fixtures/order-file.ts';
import { openSqliteStores } from '../../fixtures/order-stores.ts';

const reserving = (file: OrderFile, units: number): OrderFile => ({
  ...file,
  order: { ...file.order, lines: file.order.lines.map((line) => ({ ...line, reserved: units })) },
});

it('decisions taken on the same figures cannot both have the piece: the later one is undone whole', () => {
  const wishes = fc.array(fc.tuple(fc.nat(3), fc.nat(6)), { maxLength: 20 });
  fc.assert(
    fc.property(fc.nat(8), wishes, (onHand, asked) => {
      const { unitOfWork, goods, orderFiles } = openSqliteStores();
      const files = Array.from({ length: 4 }, (): OrderFile => ({ order: anOrder({ lines: [aLine({ sku: 'A', quantity: 6 })] }), holds: [], cases: [] }));
      unitOfWork.run(() => {
        goods.putStock([{ merchant: 'QH', sku: 'A', warehouse: '', location: '', onHand, safetyStock: null, asOf: NOON }]);
        for (const file of files) orderFiles.add(file);
      });
      // Nobody looks at what is free: each decides as if the shelf were its own.
      const held = [0, 0, 0, 0];
      for (const [n, units] of asked) {
        const before = orderFiles.load((files[n] as OrderFile).order.id) as OrderFile;
        const others = held.reduce((sum, one, i) => sum + (i === n ? 0 : one), 0);
        const fits = units <= (held[n] ?? 0) || others + units <= onHand;
        const write = (): void => unitOfWork.run(() => orderFiles.save(before, reserving(before, units)));
        if (fits) write();
        else expect(write).toThrow('promised twice');
        if (fits) held[n] = units;
        expect(orderFiles.load(before.order.id)?.order.lines[0]?.reserved).toBe(held[n]);
        expect(goods.free('QH').get('A')).toBe(onHand - held.reduce((sum, one) => sum + one, 0));
      }
    }),
    { numRuns: 15 },
  );
});
