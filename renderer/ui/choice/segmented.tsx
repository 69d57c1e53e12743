import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import './choice.css';

/** Two or three choices side by side, applied at once. */
export function Segmented<T extends string>({
  label,
  value,
  onChange,
  choices,
}: {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly choices: readonly { readonly id: T; readonly text: string; readonly lang?: string }[];
}) {
  return (
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
        <ToggleButton key={choice.id} id={choice.id} className="segment" {...(choice.lang !== undefined && { lang: choice.lang })}>
          {choice.text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
