import { code128 } from './code-128.ts';
import './barcode.css';

const HEIGHT = 40;
const QUIET_MODULES = 10;

/** Where each bar begins, behind the quiet zone; spaces are only stepped over. */
function placed(widths: readonly number[]): { readonly bars: readonly { readonly x: number; readonly width: number }[]; readonly end: number } {
  const bars: { x: number; width: number }[] = [];
  let end = QUIET_MODULES;
  for (const [place, width] of widths.entries()) {
    if (place % 2 === 0) bars.push({ x: end, width });
    end += width;
  }
  return { bars, end };
}

/** A Code 128 with its quiet zones on white, in either theme: what cannot be scanned is only an ornament. */
export function Barcode({ text, className }: { readonly text: string; readonly className?: string }) {
  const widths = code128(text);
  if (widths === null) return null;
  const { bars, end } = placed(widths);
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
      {bars.map(({ x, width }) => (
        <rect key={x} x={x} y={0} width={width} height={HEIGHT} />
      ))}
    </svg>
  );
}
