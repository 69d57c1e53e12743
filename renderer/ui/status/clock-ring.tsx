import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import { StatusIcon } from '../icon/status-icon.tsx';
import './status.css';

/** `doubted`: the computer clock was moved while this one ran. */
export type ClockLook = 'running' | 'soon' | 'over' | 'paused' | 'met' | 'doubted';

/**
 * A ring that empties. Never a live region: a screen full of clocks that speak is no help.
 * `left` is the share of the time that is left, 1 … 0; the words are the caller's.
 */
export function ClockRing({ look, left = 1, children }: { readonly look: ClockLook; readonly left?: number; readonly children?: ReactNode }) {
  return (
    <span className={`clock clock-${look}`}>
      <ClockShape look={look} left={left} />
      {children !== undefined && <span>{children}</span>}
    </span>
  );
}

function ClockShape({ look, left }: { readonly look: ClockLook; readonly left: number }) {
  switch (look) {
    case 'over':
      return <StatusIcon tone="stop" size={14} />;
    case 'met':
      return <StatusIcon tone="ok" size={14} />;
    case 'doubted':
      return <StatusIcon tone="warn" size={14} />;
    case 'paused':
      return <Icon name="pause" size={14} />;
    case 'running':
    case 'soon':
      return <Ring left={left} />;
  }
}

const RADIUS = 2.6;
const ROUND = 2 * Math.PI * RADIUS;

function Ring({ left }: { readonly left: number }) {
  const share = Math.min(1, Math.max(0, left));
  return (
    <svg className="icon" width={14} height={14} viewBox="0 0 14 14" fill="none" stroke="currentColor" aria-hidden>
      <circle cx="7" cy="7" r="6.2" strokeWidth="1.5" />
      {/* A stroke as wide as its radius fills the disc: a pie without path arithmetic. */}
      <circle
        cx="7"
        cy="7"
        r={RADIUS}
        strokeWidth={2 * RADIUS - 0.6}
        strokeDasharray={`${(share * ROUND).toFixed(2)} ${ROUND.toFixed(2)}`}
        transform="rotate(-90 7 7)"
      />
    </svg>
  );
}
