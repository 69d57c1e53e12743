import type { KeyboardEvent } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import './choice.css';

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Two or three choices side by side, applied at once. Tab leads to the one that is chosen; arrows go round and choose, as in every radio group, and
 * are never those of the list behind. `arrows="walk"`, where a choice is a deed: arrows lead to it, and Space or Enter does it.
 */
export function Segmented<T extends string>({
  label,
  value,
  onChange,
  choices,
  arrows = 'choose',
}: {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly choices: readonly { readonly id: T; readonly text: string; readonly lang?: string }[];
  readonly arrows?: 'choose' | 'walk';
}) {
  const stop = (choices.find(({ id }) => id === value) ?? choices[0])?.id;
  const step = (event: KeyboardEvent<HTMLElement>) => {
    const by = STEPS[event.key];
    const radios = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')];
    const at = radios.findIndex((radio) => radio === event.target);
    if (by === undefined || at < 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (at + by + choices.length) % choices.length;
    radios[next]?.focus();
    const chosen = choices[next];
    if (arrows === 'choose' && chosen !== undefined) onChange(chosen.id);
  };
  return (
    <div className="segmented-keys" onKeyDownCapture={step}>
      <ToggleButtonGroup
        className="segmented"
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={(keys) => {
          const chosen = choices.find((choice) => keys.has(choice.id));
          if (chosen !== undefined) onChange(chosen.id);
        }}
      >
        {choices.map((choice) => (
          <ToggleButton
            key={choice.id}
            id={choice.id}
            className="segment"
            excludeFromTabOrder={choice.id !== stop}
            {...(choice.lang !== undefined && { lang: choice.lang })}
          >
            {choice.text}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
