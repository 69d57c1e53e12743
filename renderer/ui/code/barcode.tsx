import { memo } from 'react';
import { code128 } from '../../../shared/kernel/code-128.ts';
import './barcode.css';

const HEIGHT = 40;
const QUIET_MODULES = 10;

/** All bars as one outline, behind the quiet zone; spaces are only stepped over. */
function outline(widths: readonly number[]): { readonly bars: string; readonly end: number } {
  let bars = '';
  let end = QUIET_MODULES;
  for (const [place, width] of widths.entries()) {
    if (place % 2 === 0) bars += `M${end} 0h${width}v${HEIGHT}h-${width}z`;
    end += width;
  }
  return { bars, end };
}

/** A Code 128 with its quiet zones on white, in either theme: what cannot be scanned is only an ornament. Drawn once: a bench shows eight of them with every scan. */
export const Barcode = memo(function Barcode({ text, className }: { readonly text: string; readonly className?: string }) {
  const widths = code128(text);
  if (widths === null) return null;
  const { bars, end } = outline(widths);
  const whole = end + QUIET_MODULES;
  return (
    <svg
      className={className === undefined ? 'barcode' : `barcode ${className}`}
      viewBox={`0 0 ${whole} ${HEIGHT}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      role="img"
      aria-label={text}
    >
      <path d={bars} />
    </svg>
  );
});
