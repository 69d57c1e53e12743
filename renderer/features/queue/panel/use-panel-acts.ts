import type { OrderDto } from '../../../../shared/contract/dto.ts';
import { isActiveState } from '../../../../shared/core/exception-case/exception-case.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useToast } from '../../../ui/feedback/toast.tsx';
import type { Act, Target } from '../act/act.ts';
import type { Opened } from '../api/use-case.ts';
import type { Decide } from '../api/use-decide.ts';
import type { Rung } from '../../../../shared/core/contact/contact-ladder.ts';
import { holdToLift } from './holds-section.tsx';
import { attemptsOf, lastChannel, rungOf } from './ladder-section.tsx';
import { copyNumber } from './panel-head.tsx';

interface PanelActsInput {
  readonly opened: Opened;
  readonly order: OrderDto;
  readonly refusal: string | undefined;
  readonly decide: Decide;
  readonly onAct: (act: Act) => void;
  readonly hasSelection: boolean;
  readonly isEditing: boolean;
  readonly hasSuggestion: boolean;
  readonly onEdit: () => void;
  readonly onPhoto: () => void;
  readonly onCamera: () => void;
  readonly onLog: () => void;
}

/** What may be done to what is open, each by its key and by its button. */
export const usePanelActs = (input: PanelActsInput) => {
  const { opened, order, refusal, decide, onAct, hasSelection } = input;
  const toast = useToast();
  const { one } = opened;
  const target: Target | null = one === null ? null : { caseId: one.id, orderId: order.id, kind: one.kind, platformOrderNo: order.platformOrderNo };
  /** False where there is no exception, or nobody here may decide on it. */
  const begin = (name: 'assign' | 'nextAction' | 'resolve' | 'void'): boolean => {
    if (target === null || refusal !== undefined || (name === 'void' && !opened.mayVoid)) return false;
    onAct({ name, subject: { one: target } });
    return true;
  };
  /** What is resolved is opened again by the key that resolved it. */
  const reopen = (): boolean => {
    if (target === null || one === null || isActiveState(one.state) || one.state === 'void' || !opened.mayDecide) return false;
    onAct({ name: 'reopen', target });
    return true;
  };
  /** The rung is the one that comes next, unless another was chosen. */
  const contact = (rung?: Pick<Rung, 'channel' | 'to'> | null): boolean => {
    if (target === null || one === null || refusal !== undefined) return false;
    const next = rung ?? rungOf(one, opened.log);
    onAct({
      name: 'contact',
      subject: { one: target },
      ...(next !== null && { rung: { channel: next.channel, to: next.to } }),
      tried: { attempts: attemptsOf(one, opened.log), openedAt: one.openedAt },
    });
    return true;
  };
  /** An answer comes back the way that was tried last. */
  const answer = (): boolean => {
    if (target === null || one === null || refusal !== undefined) return false;
    onAct({ name: 'answer', target, channel: lastChannel(one, opened.log) });
    return true;
  };
  const note = (): boolean => {
    if (target === null) return false;
    onAct({ name: 'note', subject: { one: target } });
    return true;
  };
  const hold = (): boolean => {
    if (!opened.mayDecide) return false;
    onAct({ name: 'hold', subject: { order: { orderId: order.id, platformOrderNo: order.platformOrderNo } } });
    return true;
  };
  const lift = (): boolean => {
    const hold = holdToLift(order);
    if (hold === undefined || refusal !== undefined) return false;
    onAct({ name: 'lift', orderId: order.id, hold });
    return true;
  };
  const undo = (): boolean => {
    // What the toast tells of is what somebody means to take back.
    if (toast.undoLast()) return true;
    if (opened.undo.seq === null || !opened.mayDecide) return false;
    void decide.takeBack([opened.order.id]);
    return true;
  };
  useKeys(
    'row',
    {
      ...(!hasSelection && {
        assign: () => begin('assign'),
        nextAction: () => begin('nextAction'),
        contact: () => contact(),
        answer,
        note,
        resolve: () => begin('resolve') || reopen(),
        voidCase: () => begin('void'),
        hold,
        release: lift,
        pauseClock: () => {
          if (target === null || refusal !== undefined) return false;
          onAct({ name: 'nextAction', subject: { one: target }, pause: true });
          return true;
        },
      }),
      photo: input.onPhoto,
      camera: () => {
        if (target === null) return false;
        input.onCamera();
        return true;
      },
      log: input.onLog,
      // With a suggestion the edit begins from it.
      edit: () => (input.hasSuggestion ? false : input.onEdit()),
      copy: () => {
        // Marked text is copied as it is marked.
        if ((window.getSelection()?.toString() ?? '') !== '') return false;
        void copyNumber(order.platformOrderNo);
        return true;
      },
    },
    !input.isEditing,
  );
  useKeys('everywhere', { undo });
  return { target, begin, reopen, contact, answer, note, hold, undo };
};
