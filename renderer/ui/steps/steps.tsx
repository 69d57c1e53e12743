import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';
import { StatusIcon, type Tone } from '../icon/status-icon.tsx';
import './steps.css';

export interface Step {
  readonly id: string;
  /** `waiting` has not begun, `running` is on its way; else how it ended. */
  readonly state: 'waiting' | 'running' | Extract<Tone, 'ok' | 'warn' | 'stop' | 'info' | 'doubt'>;
  readonly name: string;
  readonly result?: ReactNode;
  /** What to do about it. */
  readonly advice?: ReactNode;
  readonly took?: string;
}

/** One after the other, each with its result. `stateNames` are read out before the name. */
export function Steps({
  label,
  steps,
  stateNames,
}: {
  readonly label: string;
  readonly steps: readonly Step[];
  readonly stateNames: Readonly<Record<Step['state'], string>>;
}) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map(({ id, state, name, result, advice, took }) => (
        <li key={id} className={`step step-${state}`} aria-current={state === 'running' ? 'step' : undefined}>
          {state === 'waiting' || state === 'running' ? <Icon name={state === 'running' ? 'retry' : 'clock'} /> : <StatusIcon tone={state} />}
          <div className="step-words">
            <span>
              <span className="visually-hidden">{stateNames[state]}</span>
              {name} {result !== undefined && <span className="step-result">{result}</span>}
            </span>
            {advice !== undefined && <div>{advice}</div>}
          </div>
          {took !== undefined && <span className="step-took">{took}</span>}
        </li>
      ))}
    </ol>
  );
}
