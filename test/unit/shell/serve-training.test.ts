import { describe, expect, it } from 'vitest';
import { createElectronParent } from '../../fakes/electron-parent.ts';
import { createFakeTrainingLauncher } from '../../fakes/fake-training-launcher.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
const start = (runId: string) => ({ type: 'training_start', runId, folder: '/data/training-wms', token: `token-${runId}` });

const setUp = () => {
  const fake = createFakeTrainingLauncher();
  const parent = createElectronParent(fake.launcher);
  return { ...fake, parent };
};

describe('the training WMS of an installed Electron', () => {
  it('starts where the host says and hands on its words and its end', async () => {
    const { parent, runs } = setUp();
    const { line, say } = parent.connect();
    const heard: unknown[] = [];
    line.listen((message) => heard.push(message));
    say(start('a'));
    await settled();
    expect(runs.map(({ folder, token }) => [folder, token])).toEqual([['/data/training-wms', 'token-a']]);
    runs[0]?.end(7);
    await settled();
    expect(heard.at(0)).toEqual({ type: 'training_output', runId: 'a', stream: 'err', text: 'started on /data/training-wms\n' });
    expect(heard.at(-1)).toEqual({ type: 'training_exit', runId: 'a', code: 7 });
  });

  it('ends with its host, and the next host waits until it is gone', async () => {
    const { parent, runs } = setUp();
    const first = parent.connect();
    first.say(start('a'));
    await settled();
    const slow = runs[0] ?? expect.fail('not started');
    const second = parent.connect();
    second.say(start('b'));
    await settled();
    expect(runs).toHaveLength(1);
    first.die();
    await settled();
    expect(slow.isStopped).toBe(true);
    expect(runs.map(({ token }) => token)).toEqual(['token-a', 'token-b']);
  });

  it('starts nothing for a host that is gone or thought better of it while it waited', async () => {
    const { parent, runs } = setUp();
    const first = parent.connect();
    first.say(start('a'));
    await settled();
    const second = parent.connect();
    second.say(start('b'));
    second.say({ type: 'training_stop', runId: 'b' });
    const third = parent.connect();
    third.say(start('c'));
    third.die();
    first.say({ type: 'training_stop', runId: 'a' });
    await settled();
    expect(runs.map(({ token }) => token)).toEqual(['token-a']);
  });

  it('starts nothing for what is not such a request', async () => {
    const { parent, runs } = setUp();
    const { say } = parent.connect();
    for (const message of [null, 'training_start', { type: 'training_start', runId: 'a' }, { type: 'secret', runId: 'a', folder: '/', token: 't' }])
      say(message);
    say({ type: 'training_stop', runId: 'nobody' });
    await settled();
    expect(runs).toEqual([]);
  });
});
