import { useCallback, useRef, useState } from 'react';
import { useClient } from '../../../transport/console-context.ts';
import type { Verdict, Verdicts } from '../model/row-doubts.ts';

const NONE: Verdicts = new Map();

/** What the host says of rows as they are typed now. Of two answers for one row only that of the newest typing counts, however they come in. */
export const useRowChecks = () => {
  const { intake } = useClient();
  const [verdicts, setVerdicts] = useState(NONE);
  const turns = useRef(new Map<string, number>());

  const check = useCallback(
    async (id: string, cells: Verdict['cells']): Promise<void> => {
      const turn = (turns.current.get(id) ?? 0) + 1;
      turns.current.set(id, turn);
      const reply = await intake.check({ id, cells: cells.map(([header, value]) => [header, value]) });
      if (turns.current.get(id) !== turn) return;
      setVerdicts((before) => {
        const next = new Map(before);
        if (reply.ok) next.set(id, { cells, doubts: reply.value.doubts });
        // Settled elsewhere meanwhile, or no right to ask: then nothing is said of it.
        else next.delete(id);
        return next;
      });
    },
    [intake],
  );
  return { verdicts, check };
};
