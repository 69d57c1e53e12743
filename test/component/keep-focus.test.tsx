import { act, screen, waitFor } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { keepFocus } from '../../renderer/lib/focus/keep-focus.ts';
import { renderPlain } from './render-app.tsx';

function Desk() {
  const [rows, setRows] = useState(['one', 'two', 'three']);
  const [panel, setPanel] = useState(true);
  const [cover, setCover] = useState(false);
  useEffect(() => keepFocus(), []);
  return (
    <div>
      <div hidden={cover}>
        <main data-region>
          <div role="listbox" aria-label="rows">
            {rows.map((row) => (
              <div key={row} role="option" aria-selected={false} tabIndex={0} onKeyDown={() => setRows(rows.filter((one) => one !== row))}>
                {row}
              </div>
            ))}
          </div>
          <button type="button" onClick={() => setCover(true)}>
            cover
          </button>
        </main>
        {panel && (
          <aside>
            <button type="button" onClick={() => setPanel(false)}>
              close
            </button>
          </aside>
        )}
      </div>
      {cover && (
        <button type="button" autoFocus onClick={() => setCover(false)}>
          uncover
        </button>
      )}
    </div>
  );
}

const focused = () => document.activeElement?.textContent;

describe('the focus', () => {
  it('goes to the neighbour of a row that is taken away, also from the last one', async () => {
    const { user } = renderPlain(<Desk />);
    screen.getByRole('option', { name: 'two' }).focus();
    await user.keyboard('x');
    await waitFor(() => expect(focused()).toBe('three'));
    await user.keyboard('x');
    await waitFor(() => expect(focused()).toBe('one'));
  });

  it('goes somewhere in the window when a panel closes under it', async () => {
    const { user } = renderPlain(<Desk />);
    await user.click(screen.getByRole('button', { name: 'close' }));
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
    expect(document.activeElement?.isConnected).toBe(true);
  });

  it('is back where it was when what covered the desk is gone', async () => {
    const { user } = renderPlain(<Desk />);
    await user.click(screen.getByRole('button', { name: 'cover' }));
    await waitFor(() => expect(focused()).toBe('uncover'));
    await user.click(screen.getByRole('button', { name: 'uncover' }));
    await waitFor(() => expect(focused()).toBe('cover'));
  });

  it('goes on to where the keyboard begins, once that is there; not if somebody went elsewhere meanwhile', async () => {
    function Late() {
      const [gone, setGone] = useState(false);
      const [there, setThere] = useState(false);
      useEffect(() => keepFocus(), []);
      return (
        <div>
          <main data-region>
            {!gone && (
              <button type="button" onClick={() => setGone(true)}>
                go
              </button>
            )}
            {there && (
              <button type="button" data-region-start="">
                start
              </button>
            )}
          </main>
          <button type="button" onClick={() => setThere(true)}>
            bring
          </button>
        </div>
      );
    }
    const { user } = renderPlain(<Late />);
    await user.click(screen.getByRole('button', { name: 'go' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')));
    act(() => screen.getByRole('button', { name: 'bring' }).click());
    await waitFor(() => expect(focused()).toBe('start'));
  });
});
