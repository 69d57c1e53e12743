import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { QueryClientProvider } from '@tanstack/react-query';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueries } from '../../../renderer/app/app.tsx';
import { BoxPictures } from '../../../renderer/features/pack/box-pictures.tsx';
import { useBoxCamera } from '../../../renderer/features/pack/use-box-camera.ts';
import { fakeHost } from '../../../renderer/gallery/fake-host.ts';
import { loadCatalogues } from '../../../renderer/i18n/catalogues.ts';
import { startI18n } from '../../../renderer/i18n/i18n.ts';
import { setAppearance } from '../../../renderer/lib/appearance/appearance.ts';
import { ConsoleContext } from '../../../renderer/transport/console-context.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { emptyBench, packerHere } from './open-bench.ts';

const texts = await loadCatalogues();

/** A recorder that has its film as soon as it is started. */
class QuickRecorder extends EventTarget {
  static isTypeSupported = (type: string): boolean => type.startsWith('video/webm');
  state = 'inactive';
  start(): void {
    this.state = 'recording';
    queueMicrotask(() => this.stop());
  }
  stop(): void {
    if (this.state === 'inactive') return;
    this.state = 'inactive';
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['film']) }));
    this.dispatchEvent(new Event('stop'));
  }
}

class Track extends EventTarget {
  stop(): void {}
  clone(): Track {
    return this;
  }
  applyConstraints(): Promise<void> {
    return Promise.resolve();
  }
}

/** Lets the camera see something; until then the browser asks whether it may. */
let goLive = (): void => undefined;
let kept: { readonly kind: string; readonly orderId: string }[] = [];

beforeEach(() => {
  localStorage.clear();
  kept = [];
  const track = new Track();
  const stream = { getTracks: () => [track], getVideoTracks: () => [track] };
  const getUserMedia = () =>
    new Promise((resolve) => {
      goLive = () => resolve(stream);
    });
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } });
  vi.stubGlobal('MediaRecorder', QuickRecorder);
  vi.stubGlobal('MediaStream', class {});
  vi.spyOn(HTMLVideoElement.prototype, 'videoWidth', 'get').mockReturnValue(640);
  vi.spyOn(HTMLVideoElement.prototype, 'videoHeight', 'get').mockReturnValue(480);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(new Blob(['still'])));
  Object.assign(URL, { createObjectURL: () => 'blob:still', revokeObjectURL: () => undefined });
});
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'mediaDevices');
  vi.restoreAllMocks();
});

function Box({ orderId }: { readonly orderId: string }) {
  const box = useBoxCamera({ ...emptyBench, orderId, platformOrderNo: `NO-${orderId}`, work: `pack:${orderId}:1` });
  return (
    <>
      <button onClick={() => box.take('photo')}>one photo</button>
      <button onClick={() => box.take('film')}>one film</button>
      <BoxPictures box={box} orderId={orderId} />
    </>
  );
}

const showBox = () => {
  setAppearance({ language: 'en' });
  const host = fakeHost(packerHere, { 'pictures.ofOrder': { pictures: [] }, 'intake.appendUpload': {} }, (name, input) => {
    if (name === 'intake.beginUpload') return Promise.resolve(ok({ uploadId: 'u' }));
    if (name !== 'pictures.keep') return undefined;
    kept.push(input as (typeof kept)[number]);
    return Promise.resolve(ok({}));
  });
  const queries = createQueries();
  const i18n = startI18n(texts, 'en');
  const around = (orderId: string) => (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <ConsoleContext value={host}>
          <Box orderId={orderId} />
        </ConsoleContext>
      </QueryClientProvider>
    </I18nextProvider>
  );
  const { rerender } = render(around('o1'));
  return { user: userEvent.setup(), next: (orderId: string) => rerender(around(orderId)) };
};

const press = (user: ReturnType<typeof userEvent.setup>, name: string) => user.click(screen.getByRole('button', { name }));
const PATIENCE = { timeout: 20_000 };

describe('a picture asked for while the camera sees nothing yet', () => {
  it('is taken with all others that were asked for: a photo and then a film are both', async () => {
    const { user } = showBox();
    await press(user, 'one photo');
    await press(user, 'one film');
    await press(user, 'one film');
    goLive();
    await waitFor(() => expect(kept.map(({ kind }) => kind).toSorted()).toEqual(['film', 'photo']), PATIENCE);
  });

  it('is not taken of another box, and that is said', async () => {
    const { user, next } = showBox();
    await press(user, 'one photo');
    next('o2');
    await press(user, 'one photo');
    goLive();
    await waitFor(() => expect(kept.map(({ orderId }) => orderId)).toEqual(['o2']), PATIENCE);
    expect(screen.getByRole('alert').textContent).toContain('NO-o1');
  });
});
