import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { QueryClientProvider } from '@tanstack/react-query';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
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

/** How the recorder of this test ends and whether it begins at all: at once, told so and put together later, or never. */
let recorder: 'quick' | 'slow' | 'broken' = 'quick';
/** Puts the films together that were told to stop. */
let putTogether: (() => void)[] = [];
class FakeRecorder extends EventTarget {
  static isTypeSupported = (type: string): boolean => type.startsWith('video/webm');
  state = 'inactive';
  start(): void {
    if (recorder === 'broken') throw new DOMException('no encoder', 'NotSupportedError');
    this.state = 'recording';
    if (recorder === 'quick') queueMicrotask(() => this.stop());
  }
  stop(): void {
    if (this.state === 'inactive') return;
    this.state = 'inactive';
    const end = (): void => {
      this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['film']) }));
      this.dispatchEvent(new Event('stop'));
    };
    if (recorder === 'quick') end();
    else putTogether.push(end);
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
/** What codes a still. */
let draws: MockInstance<HTMLCanvasElement['toBlob']>;
let kept: { readonly kind: string; readonly orderId: string }[] = [];

beforeEach(() => {
  localStorage.clear();
  kept = [];
  recorder = 'quick';
  putTogether = [];
  const track = new Track();
  const stream = { getTracks: () => [track], getVideoTracks: () => [track] };
  const getUserMedia = () =>
    new Promise((resolve) => {
      goLive = () => resolve(stream);
    });
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } });
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  vi.stubGlobal('MediaStream', class {});
  vi.spyOn(HTMLVideoElement.prototype, 'videoWidth', 'get').mockReturnValue(640);
  vi.spyOn(HTMLVideoElement.prototype, 'videoHeight', 'get').mockReturnValue(480);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  draws = vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(new Blob(['still'])));
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
const PATIENCE = { timeout: 60_000 };

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

const kinds = (): readonly string[] => kept.map(({ kind }) => kind).toSorted();
const whileLive = async () => {
  const shown = showBox();
  await press(shown.user, 'one photo');
  goLive();
  await waitFor(() => expect(kinds()).toEqual(['photo']), PATIENCE);
  return shown;
};

describe('the key of the film', () => {
  it('ends the film that runs, also after a photo, and begins the next while that one is still put together', async () => {
    recorder = 'slow';
    const { user, next } = await whileLive();
    await press(user, 'one film');
    await press(user, 'one photo');
    await press(user, 'one film');
    expect(putTogether).toHaveLength(1);
    next('o2');
    await press(user, 'one film');
    await press(user, 'one film');
    expect(putTogether).toHaveLength(2);
    for (const end of putTogether) end();
    await waitFor(() => expect(kept.filter(({ kind }) => kind === 'film').map(({ orderId }) => orderId)).toEqual(['o1', 'o2']), PATIENCE);
    expect(kinds()).toEqual(['film', 'film', 'photo', 'photo']);
  });

  it('leaves the still of its beginning where nothing can be recorded', async () => {
    recorder = 'broken';
    const { user } = await whileLive();
    await press(user, 'one film');
    await waitFor(() => expect(kinds()).toEqual(['photo', 'photo']), PATIENCE);
  });
});

describe('a picture that cannot be drawn', () => {
  it('is said with its order, also after the next box lies there, until the next picture is taken', async () => {
    const { user, next } = await whileLive();
    draws.mockImplementation((done) => done(null));
    await press(user, 'one photo');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('NO-o1'), PATIENCE);
    next('o2');
    expect(screen.getByRole('alert').textContent).toContain('NO-o1');
    draws.mockImplementation((done) => done(new Blob(['still'])));
    await press(user, 'one photo');
    await waitFor(() => expect(kept.map(({ orderId }) => orderId)).toEqual(['o1', 'o2']), PATIENCE);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is said where the browser throws instead', async () => {
    const { user } = await whileLive();
    draws.mockImplementation(() => {
      throw new DOMException('too big', 'SecurityError');
    });
    await press(user, 'one photo');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('NO-o1'), PATIENCE);
  });
});
