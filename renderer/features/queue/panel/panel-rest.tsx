import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../../shared/contract/dto.ts';
import type { Rung } from '../../../../shared/core/contact/contact-ladder.ts';
import { usePainted } from '../../../lib/use-painted.ts';
import type { Opened } from '../api/use-case.ts';
import type { NumberedFinding } from '../model/fault-marks.ts';
import { BoxSection } from './box-section.tsx';
import { HoldsSection } from './holds-section.tsx';
import { LinesSection } from './lines-section.tsx';
import { LogSection } from './log-section.tsx';
import { WorkSection } from './work-section.tsx';

interface PanelRestProps {
  readonly opened: Opened;
  /** As it is shown: masked, or revealed because somebody asked. */
  readonly order: OrderDto;
  readonly findings: readonly NumberedFinding[];
  readonly refusal: string | undefined;
  readonly onHold: () => void;
  readonly onLift: (hold: OrderDto['holds'][number]) => void;
  readonly onNextAction: () => void;
  readonly onContact: (rung: Pick<Rung, 'channel' | 'to'> | null) => void;
  readonly onAnswer: () => void;
  readonly onResume: () => void;
  readonly onUndo: () => void;
  readonly wholeLog: boolean;
  readonly onWholeLog: () => void;
}

/**
 * What lies below the fault and its mending: goods, holds, whom to reach, what was done. Drawn in the frame after what somebody opened the panel for,
 * and anew only when something of it changed; give it steady functions.
 */
export const PanelRest = memo((props: PanelRestProps) => {
  const isDue = usePainted(true, false);
  return isDue ? <Sections {...props} /> : null;
});
PanelRest.displayName = 'PanelRest';

function Sections({ opened, order, findings, refusal, wholeLog, ...on }: PanelRestProps) {
  const { t } = useTranslation();
  const { one, log, undo, mayDecide } = opened;
  const noRight = mayDecide ? undefined : t('case.noRight');
  return (
    <>
      <LinesSection order={order} findings={findings} />
      <BoxSection orderId={order.id} />
      <HoldsSection order={order} refusal={noRight} onHold={on.onHold} onLift={on.onLift} />
      {one !== null && (
        <WorkSection
          one={one}
          log={log}
          refusal={refusal}
          onNextAction={on.onNextAction}
          onContact={on.onContact}
          onAnswer={on.onAnswer}
          onResume={on.onResume}
        />
      )}
      <LogSection log={log} undo={undo} refusal={noRight} onUndo={on.onUndo} open={wholeLog} onOpen={on.onWholeLog} />
    </>
  );
}
