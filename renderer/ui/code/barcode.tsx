import { code128 } from './code-128.ts';
import './barcode.css';

const HEIGHT = 40;
const QUIET_MODULES = 10;

/** A Code 128 with its quiet zones on white, in either theme: what cannot be scanned is only an ornament. */
export function Barcode({ text, className }: { readonly text: string; readonly className?: string }) {
  const code = code128(text);
  if (code === null) return null;
  const width = code.modules + 2 * QUIET_MODULES;
  return (
    <svg
      className={className === undefined ? 'barcode' : `barcode ${className}`}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      role="img"
      aria-label={text}
    >
      {code.bars.map(({ at, width: bar }) => (
        <rect key={at} x={at + QUIET_MODULES} y={0} width={bar} height={HEIGHT} />
      ))}
    </svg>
  );
}
