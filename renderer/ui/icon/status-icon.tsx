import './icon.css';

/** Every status has its own outline, so that it can be told without colour (and on paper). */
const SHAPES = {
  ok: 'M8 1a7 7 0 110 14A7 7 0 018 1zM4.1 8.3l2.9 3 5-5.6-1.2-1.1L7 9 5.3 7.2z',
  warn: 'M8 1.2L15.4 14.3H.6zM7.2 6v4.2h1.6V6zM7.2 11.3v1.5h1.6v-1.5z',
  stop: 'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1zM4 7v2h8V7z',
  held: 'M8 .8L15.2 8 8 15.2.8 8zM5.9 5.5v5h1.5v-5zM8.6 5.5v5h1.5v-5z',
  wait: 'M3 1h10v1.6h-1V5L9.3 8l2.7 3v2.4h1V15H3v-1.6h1V11l2.7-3L4 5V2.6H3zM5.6 2.6v1.7h4.8V2.6z',
  doubt: 'M5.6 6.3A2.4 2.4 0 119 8.4c-.3.2-.4.4-.4.9H7.3c0-1 .3-1.5.9-1.9a1.1 1.1 0 10-1.3-1.1zM7.2 10.3h1.5v1.5H7.2z',
  conflict: 'M1 3h5.2v1.7H4L7.1 8 4 11.3h2.2V13H1v-1.7l3-3.3-3-3.3zM15 3H9.8v1.7H12L8.9 8l3.1 3.3H9.8V13H15v-1.7L12 8l3-3.3z',
  offline: 'M2 1l13 13-1 1-2.3-2.3H4.3A3.3 3.3 0 013.6 6.2L1 3.6V2zM5.7 3.9A4.2 4.2 0 0112 6.7a3 3 0 011.8 4.9z',
  info: 'M8 1a7 7 0 110 14A7 7 0 018 1zM8 2.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM7.2 7h1.6v4.3H7.2zM7.2 4.5h1.6v1.5H7.2z',
} as const;

export type Tone = keyof typeof SHAPES;
export const TONES = Object.keys(SHAPES) as readonly Tone[];

/** A status shape in its own colour; `inherit` takes the colour of the text around it (on solid blocks). */
export function StatusIcon({
  tone,
  size = 16,
  label,
  inherit = false,
}: {
  readonly tone: Tone;
  readonly size?: number;
  readonly label?: string;
  readonly inherit?: boolean;
}) {
  return (
    <svg
      className={inherit ? 'icon' : `icon tone-${tone}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="currentColor"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {tone === 'doubt' && <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.7 1.7" />}
      <path d={SHAPES[tone]} fillRule="evenodd" />
    </svg>
  );
}
