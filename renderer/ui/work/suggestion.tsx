import type { ReactNode, Ref } from 'react';
import { Button } from '../button/button.tsx';
import { Meter } from '../feedback/meter.tsx';
import './work.css';

interface SuggestionProps {
  readonly title: ReactNode;
  /** 0 … 1 and its words ("96%"); without it nothing is claimed. */
  readonly confidence?: { readonly value: number; readonly text: string; readonly label: string } | undefined;
  /** What would change, as differences. */
  readonly children: ReactNode;
  /** One sentence: the rule and the evidence. */
  readonly reason: string;
  /** One line: what else happens. */
  readonly sideEffect?: ReactNode;
  readonly accept: SuggestionAction;
  readonly edit?: SuggestionAction | undefined;
  readonly dismiss?: SuggestionAction | undefined;
  readonly busy?: boolean;
  readonly busyLabel?: string;
  readonly disabledReason?: string | undefined;
  /** Takes the focus when the panel around it is entered. */
  readonly acceptRef?: Ref<HTMLButtonElement>;
}

export interface SuggestionAction {
  readonly text: string;
  readonly chord?: string;
  readonly onPress: () => void;
}

/** One suggestion with its reason. Accepting is the one primary action of its region. */
export function Suggestion({
  title,
  confidence,
  children,
  reason,
  sideEffect,
  accept,
  edit,
  dismiss,
  busy = false,
  busyLabel,
  disabledReason,
  acceptRef,
}: SuggestionProps) {
  return (
    <section className="suggest">
      <div className="row">
        <h3>{title}</h3>
        <span className="spring" />
        {confidence !== undefined && (
          <span className="row suggest-confidence">
            <span className="suggest-bar">
              <Meter label={confidence.label} value={confidence.value} valueText={confidence.text} size={6} />
            </span>
            <b>{confidence.text}</b>
          </span>
        )}
      </div>
      <div className="suggest-change">{children}</div>
      <p className="suggest-reason">{reason}</p>
      <div className="row wrap">
        <Button
          look="primary"
          chord={accept.chord}
          busy={busy}
          {...(busyLabel !== undefined && { busyLabel })}
          disabledReason={disabledReason}
          onPress={accept.onPress}
          {...(acceptRef !== undefined && { ref: acceptRef })}
        >
          {accept.text}
        </Button>
        {edit !== undefined && (
          <Button chord={edit.chord} disabledReason={disabledReason} onPress={edit.onPress}>
            {edit.text}
          </Button>
        )}
        {dismiss !== undefined && (
          <Button look="quiet" chord={dismiss.chord} disabledReason={disabledReason} onPress={dismiss.onPress}>
            {dismiss.text}
          </Button>
        )}
      </div>
      {sideEffect !== undefined && <p className="meta row">{sideEffect}</p>}
    </section>
  );
}
