import { type ReactNode, useEffect, useRef } from 'react';

/** Wears a state that only a hand can bring about, so that it can be seen and photographed standing still. */
export function Forced({ state, children }: { readonly state: 'hovered' | 'pressed' | 'focus-visible'; readonly children: ReactNode }) {
  const around = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const target = around.current?.querySelector('.input, button, a, label.choice, [role=tab]');
    target?.setAttribute(`data-${state}`, 'true');
    // A field shows its focus on the box around it.
    if (state === 'focus-visible' && target instanceof HTMLInputElement) target.setAttribute('data-focused', 'true');
  });
  return (
    <span ref={around} className="gallery-forced">
      {children}
    </span>
  );
}
