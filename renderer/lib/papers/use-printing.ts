import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CallError, Reply } from '../../../shared/contract/define-contract.ts';
import type { PaperDto, PrintJobDto } from '../../../shared/contract/printing.contract.ts';

export interface PrintWanted {
  readonly kind: Exclude<PrintJobDto['kind'], 'manual_order'>;
  readonly orderIds: readonly string[];
  readonly reason?: string;
  readonly carrier?: string;
}
/** The calls of whoever prints: the desk for paper, or a bench for the order that lies on it. */
export interface PrintCalls {
  readonly print: (wanted: PrintWanted) => Promise<Reply<PaperDto>>;
  readonly hand: (of: { readonly jobId: string }) => Promise<Reply<PaperDto>>;
  readonly answer: (of: { readonly jobId: string; readonly answer: PrintAnswer }) => Promise<Reply<PrintJobDto>>;
}
export type PrintAnswer = 'came_out' | 'did_not' | 'damaged';

export interface Printing {
  /** What lies on the sheet the window prints; null while nothing goes to a printer. */
  readonly paper: PaperDto | null;
  /** Papers of the same wish that wait until this one is answered for. */
  readonly waiting: number;
  readonly busy: boolean;
  readonly failure: CallError | null;
  readonly print: (wanted: readonly PrintWanted[]) => Promise<void>;
  /** Sends a paper that is on disk to the printer: the program ended before it could, or it never came out. */
  readonly hand: (jobId: string) => Promise<void>;
  readonly answer: (jobId: string, answer: PrintAnswer) => Promise<void>;
}

/**
 * One paper at a time, and each in this order: on disk, said to go to the printer, printed, answered for. The next of a wish begins when the one before
 * is answered, so that nobody has to guess which of two sheets was meant.
 */
export function usePrinting(printing: PrintCalls): Printing {
  const queries = useQueryClient();
  const [paper, setPaper] = useState<PaperDto | null>(null);
  const [waiting, setWaiting] = useState<readonly PrintWanted[]>([]);
  const rest = useRef<readonly PrintWanted[]>([]);
  const underWay = useRef<Promise<void>>(Promise.resolve());
  /** A key pressed twice is one answer. */
  const answered = useRef(new Set<string>());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: ['printing'] }), queries.invalidateQueries({ queryKey: ['manual'] })]);

  async function hand(jobId: string): Promise<boolean> {
    const handed = await printing.hand({ jobId });
    if (handed.ok) setPaper(handed.value);
    else setFailure(handed.error);
    return handed.ok;
  }

  const wait = (wanted: readonly PrintWanted[]): void => {
    rest.current = wanted;
    setWaiting(wanted);
  };

  /** Begins with the first that can be printed; what cannot says so and ends the wish. */
  async function begin(wanted: readonly PrintWanted[]): Promise<void> {
    const [first, ...others] = wanted;
    wait(others);
    if (first === undefined) return;
    const made = await printing.print(first);
    if (!made.ok) {
      setFailure(made.error);
      wait([]);
    } else await hand(made.value.job.id);
  }

  /** One after the other: the question may stand before the printer's dialog has let go, and what somebody answers then is not lost. */
  const run = (act: () => Promise<unknown>): Promise<void> => {
    underWay.current = underWay.current
      .catch(() => undefined)
      .then(async () => {
        setBusy(true);
        setFailure(null);
        try {
          await act();
          await refresh();
        } finally {
          setBusy(false);
        }
      });
    return underWay.current;
  };
  const once = (act: () => Promise<unknown>): Promise<void> => (busy ? Promise.resolve() : run(act));
  return {
    paper,
    waiting: waiting.length,
    busy,
    failure,
    print: (wanted) => once(() => begin(wanted)),
    hand: (jobId) => once(() => hand(jobId)),
    answer: async (jobId, answer) => {
      if (answered.current.has(jobId)) return;
      answered.current.add(jobId);
      await run(async () => {
        const told = await printing.answer({ jobId, answer });
        setPaper(null);
        if (!told.ok) setFailure(told.error);
        // The rest of a wish goes on only from a paper that is there.
        else if (answer === 'came_out') await begin(rest.current);
      });
      answered.current.delete(jobId);
    },
  };
}
