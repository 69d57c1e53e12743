import { useImperativeHandle, useRef, type PointerEvent, type Ref } from 'react';

export interface SignaturePadHandle {
  readonly clear: () => void;
  /** Writes a name instead, for a driver without a pen. */
  readonly write: (name: string) => void;
  readonly toFile: () => Promise<File | null>;
}

const SIZE = { width: 560, height: 160 } as const;

/** Where the driver signs with finger, pen or mouse. The picture is black on white in every theme: it goes onto paper. */
export function SignaturePad({
  label,
  onInk,
  ref,
}: {
  readonly label: string;
  readonly onInk: (isSigned: boolean) => void;
  readonly ref: Ref<SignaturePadHandle>;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const brush = (): CanvasRenderingContext2D | null => {
    const context = canvas.current?.getContext('2d') ?? null;
    if (context !== null) Object.assign(context, { strokeStyle: '#000', fillStyle: '#000', lineWidth: 2.5, lineCap: 'round', lineJoin: 'round' });
    return context;
  };
  const wipe = (context: CanvasRenderingContext2D): void => {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, SIZE.width, SIZE.height);
    context.fillStyle = '#000';
  };
  useImperativeHandle(ref, () => ({
    clear: () => {
      const context = brush();
      if (context !== null) wipe(context);
      onInk(false);
    },
    write: (name) => {
      const context = brush();
      if (context === null || name.trim() === '') return;
      wipe(context);
      context.font = 'italic 54px serif';
      context.textBaseline = 'middle';
      context.fillText(name.trim(), 24, SIZE.height / 2, SIZE.width - 48);
      onInk(true);
    },
    toFile: () =>
      new Promise((resolve) => {
        const context = brush();
        if (canvas.current === null || context === null) return resolve(null);
        // What nobody wrote on is clear, and black in some viewers.
        context.globalCompositeOperation = 'destination-over';
        wipe(context);
        context.globalCompositeOperation = 'source-over';
        canvas.current.toBlob((blob) => resolve(blob === null ? null : new File([blob], 'signature.png', { type: 'image/png' })), 'image/png');
      }),
  }));
  const at = (event: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * SIZE.width, ((event.clientY - box.top) / box.height) * SIZE.height];
  };
  return (
    <canvas
      ref={canvas}
      className="signature-pad"
      role="img"
      aria-label={label}
      {...SIZE}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const context = brush();
        context?.beginPath();
        context?.moveTo(...at(event));
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const context = brush();
        context?.lineTo(...at(event));
        context?.stroke();
        onInk(true);
      }}
    />
  );
}
