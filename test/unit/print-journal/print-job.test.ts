import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnanswered, nextCopy, PRINT_EVENTS, PRINT_STATES, stepPrint, type PrintState } from '../../../shared/core/print-journal/print-job.ts';

interface Paper {
  readonly copy: number;
  readonly reason: string;
  state: PrintState;
  /** How often it may have been on paper. */
  handed: number;
}

const commands = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('copy' as const), reason: fc.constantFrom('', 'wet', ' ') }),
    fc.record({ do: fc.constantFrom(...PRINT_EVENTS), at: fc.nat({ max: 5 }) }),
  ),
  { maxLength: 60 },
);

describe('the print journal', () => {
  it('keeps its promises whatever is done to a document', () => {
    fc.assert(
      fc.property(commands, (done) => {
        const papers: Paper[] = [];
        for (const command of done) {
          if (command.do === 'copy') {
            const next = nextCopy(papers, command.reason);
            if (next.ok) papers.push({ ...next.value, state: 'intended', handed: 0 });
          } else {
            const paper = papers[command.at];
            const next = paper === undefined ? null : stepPrint(paper.state, command.do);
            if (paper === undefined || next?.ok !== true) continue;
            if (command.do === 'handed') paper.handed += 1;
            paper.state = next.value;
          }
          expect(papers.filter(({ state }) => isUnanswered(state)).length).toBeLessThanOrEqual(1);
          expect(papers.map(({ copy }) => copy)).toEqual(papers.map((_, n) => n + 1));
          for (const { copy, reason } of papers) expect(reason !== '').toBe(copy > 1);
        }
      }),
    );
  });

  it('hands nothing to a printer twice without having been told that nothing came out', () => {
    for (const state of PRINT_STATES) {
      const handed = stepPrint(state, 'handed');
      expect(handed.ok).toBe(state === 'intended');
      const again = stepPrint(state, 'again');
      expect(again.ok).toBe(state === 'not_out');
    }
  });

  it('a void paper is void for good', () => {
    for (const event of PRINT_EVENTS) expect(stepPrint('void', event)).toEqual({ ok: false, error: 'print_void' });
  });

  it('a spoiled copy is reason enough for the next', () => {
    expect(nextCopy([{ copy: 1, state: 'damaged' }], '')).toEqual({ ok: true, value: { copy: 2, reason: 'damaged' } });
    expect(nextCopy([{ copy: 1, state: 'confirmed' }], '')).toEqual({ ok: false, error: 'copy_needs_reason' });
    expect(nextCopy([{ copy: 1, state: 'printed' }], 'wet')).toEqual({ ok: false, error: 'print_unanswered' });
  });
});
