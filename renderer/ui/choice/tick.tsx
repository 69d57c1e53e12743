import { Icon } from '../icon/icon.tsx';
import './tick.css';

/** A tick box in the grid: the grid is one tab stop, and Space ticks where the cursor stands. */
export function Tick({ ticked, label, onTick }: { readonly ticked: boolean | 'mixed'; readonly label: string; readonly onTick: (range: boolean) => void }) {
  return (
    <button
      type="button"
      role="checkbox"
      className="tick"
      aria-checked={ticked}
      aria-label={label}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        onTick(event.shiftKey);
      }}
    >
      <span className="tick-mark">{ticked === 'mixed' ? <Icon name="minus" size={11} /> : ticked && <Icon name="check" size={11} />}</span>
    </button>
  );
}
