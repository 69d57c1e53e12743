import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import { MANUAL_SOURCE } from '../../../shared/core/usecases/manual/enter-manual-order.ts';
import { err } from '../../../shared/kernel/result.ts';
import { soundHands, type HandEngine } from './hand-desk.ts';

const asIf = (file: OrderFile, order: Partial<OrderFile['order']>): OrderFile => ({ ...file, order: { ...file.order, ...order } });
const loading = (change: (file: OrderFile) => OrderFile): Partial<HandEngine> => ({
  orderFiles: (sound) => ({
    ...sound,
    load: (id) => {
      const file = sound.load(id);
      return file === null ? null : change(file);
    },
  }),
});

/** Bugs in the work by hand, each as somebody might write it; the simulation must see every one. */
export const HAND_MUTANTS: Readonly<Record<string, Partial<HandEngine>>> = {
  'what the WMS knows is entered as new': loading((file) => (file.order.source?.importId === MANUAL_SOURCE ? asIf(file, { wmsRef: null }) : file)),
  'a reference that was given up is given again': {
    orderFiles: (sound) => {
      const given = new Map<string, string>();
      return {
        ...sound,
        load: (id) => {
          const file = sound.load(id);
          if (file?.order.wmsRef != null) given.set(id, file.order.wmsRef);
          const was = given.get(id);
          const hasGiven = file !== null && file.order.wmsRef === null && was !== undefined && file.order.source?.importId === 'wms';
          return hasGiven ? asIf(file, { wmsRef: was, wmsVersion: 1 }) : file;
        },
      };
    },
  },
  'an order like one that was typed is not held': {
    recorder: (sound) => ({
      ...sound,
      onOrder: (id, actor, decide) => (actor.kind === 'program' && actor.rule === 'matching' ? err({ code: 'order_gone' }) : sound.onOrder(id, actor, decide)),
    }),
  },
  'the upload does not wait to be asked for': { maySend: () => () => true },
};
export const handsWith = (bug: Partial<HandEngine>): HandEngine => ({ ...soundHands, ...bug });
