import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '../../renderer/ui/button/button.tsx';
import { Checkbox } from '../../renderer/ui/choice/checkbox.tsx';
import { Switch } from '../../renderer/ui/choice/switch.tsx';
import { useToast } from '../../renderer/ui/feedback/toast.tsx';
import { ComboBox, Select } from '../../renderer/ui/field/select.tsx';
import { TextField } from '../../renderer/ui/field/text-field.tsx';
import { ViewTabs } from '../../renderer/ui/layout/view-tabs.tsx';
import { Dialog } from '../../renderer/ui/overlay/dialog.tsx';
import { PinPad } from '../../renderer/ui/pin-pad/pin-pad.tsx';
import { Chip } from '../../renderer/ui/status/chip.tsx';
import { renderPlain } from './render-app.tsx';

const DISTRICTS = [
  { id: 'xihu', text: 'Xihu' },
  { id: 'yuhang', text: 'Yuhang' },
] as const;

describe('Button', () => {
  it('that may not be pressed keeps the focus, says why and does nothing', async () => {
    const onPress = vi.fn<() => void>();
    const { user } = renderPlain(
      <Button disabledReason="Only a supervisor may lift this" onPress={onPress}>
        Lift hold
      </Button>,
    );
    await user.tab();
    const button = screen.getByRole('button', { name: 'Lift hold' });
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect((await screen.findByRole('tooltip')).textContent).toBe('Only a supervisor may lift this');
    await user.keyboard('{Enter}');
    await user.click(button);
    expect(onPress).not.toHaveBeenCalled();
  });

  it('that is busy is pressed once', async () => {
    const onPress = vi.fn<() => void>();
    const { user } = renderPlain(
      <Button busy busyLabel="Saving…" onPress={onPress}>
        Save
      </Button>,
    );
    await user.click(screen.getByRole('button'));
    expect(onPress).not.toHaveBeenCalled();
  });

  it('shows its key without speaking it', () => {
    renderPlain(<Button chord="Ctrl+K">Find</Button>);
    expect(screen.getByRole('button', { name: 'Find' }).textContent).toContain('Ctrl');
  });
});

describe('fields', () => {
  it('say their error and are marked as wrong', () => {
    renderPlain(<TextField label="Phone" error="11 digits are needed" />);
    const input = screen.getByRole('textbox', { name: 'Phone' });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const described = input
      .getAttribute('aria-describedby')
      ?.split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(described?.join()).toContain('11 digits are needed');
  });

  it('Select chooses by keyboard', async () => {
    const onChange = vi.fn<(value: string) => void>();
    const { user } = renderPlain(<Select label="District" choices={DISTRICTS} value="xihu" onChange={onChange} />);
    await user.tab();
    await user.keyboard('{Enter}');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onChange).toHaveBeenCalledWith('yuhang');
  });

  it('ComboBox finds by what is typed', async () => {
    const onChange = vi.fn<(value: string | null) => void>();
    const { user } = renderPlain(<ComboBox label="District" choices={DISTRICTS} value={null} onChange={onChange} />);
    await user.type(screen.getByRole('combobox', { name: 'District' }), 'yu');
    await user.click(await screen.findByRole('option', { name: 'Yuhang' }));
    expect(onChange).toHaveBeenCalledWith('yuhang');
  });

  it.each(['{Enter}', '{Tab}'])('ComboBox takes the only choice that is left by %s', async (key) => {
    const onChange = vi.fn<(value: string | null) => void>();
    const { user } = renderPlain(<ComboBox label="District" choices={DISTRICTS} value={null} onChange={onChange} />);
    await user.type(screen.getByRole('combobox', { name: 'District' }), 'yu');
    await screen.findByRole('option', { name: 'Yuhang' });
    await user.keyboard(key);
    expect(onChange).toHaveBeenCalledExactlyOnceWith('yuhang');
  });

  it('ComboBox takes none of several by itself', async () => {
    const onChange = vi.fn<(value: string | null) => void>();
    const { user } = renderPlain(<ComboBox label="District" choices={DISTRICTS} value={null} onChange={onChange} />);
    await user.type(screen.getByRole('combobox', { name: 'District' }), 'u');
    expect((await screen.findAllByRole('option')).length).toBeGreaterThan(1);
    await user.keyboard('{Enter}');
    expect(onChange).not.toHaveBeenCalledWith(expect.any(String));
  });

  it('Checkbox and Switch have names and change', async () => {
    const onChange = vi.fn<(on: boolean) => void>();
    const { user } = renderPlain(
      <>
        <Checkbox onChange={onChange}>Fragile</Checkbox>
        <Switch onChange={onChange}>Sound</Switch>
      </>,
    );
    await user.click(screen.getByRole('checkbox', { name: 'Fragile' }));
    await user.click(screen.getByRole('switch', { name: 'Sound' }));
    expect(onChange.mock.calls).toEqual([[true], [true]]);
  });
});

describe('Chip', () => {
  it('is removed by Backspace and by its named button', async () => {
    const onRemove = vi.fn<() => void>();
    const { user } = renderPlain(<Chip name="Zone" value="A, B" removeLabel="Drop the filter Zone" onRemove={onRemove} />);
    await user.tab();
    await user.keyboard('{Backspace}');
    await user.click(screen.getByRole('button', { name: 'Drop the filter Zone' }));
    expect(onRemove).toHaveBeenCalledTimes(2);
  });
});

describe('ViewTabs', () => {
  it('name the panel that is there, whichever view it shows, and keep what its content remembers', async () => {
    function Views() {
      const [view, setView] = useState<'a' | 'b'>('a');
      return (
        <ViewTabs
          label="Views"
          value={view}
          onChange={setView}
          views={[
            { id: 'a', name: 'First' },
            { id: 'b', name: 'Second' },
          ]}
        >
          <input aria-label="kept" />
        </ViewTabs>
      );
    }
    const { user } = renderPlain(<Views />);
    await user.type(screen.getByLabelText('kept'), 'typed');
    for (const name of ['First', 'Second', 'First']) {
      await user.click(screen.getByRole('tab', { name }));
      const controls = screen.getByRole('tab', { name, selected: true }).getAttribute('aria-controls');
      expect(screen.getByRole('tabpanel').id).toBe(controls);
    }
    expect(screen.getByLabelText<HTMLInputElement>('kept').value).toBe('typed');
  });

  it('names the view with its count and changes it', async () => {
    const onChange = vi.fn<(value: string) => void>();
    const { user } = renderPlain(
      <ViewTabs
        label="Views"
        value="all"
        onChange={onChange}
        views={[
          { id: 'all', name: 'All open', count: '127' },
          { id: 'mine', name: 'Mine', count: '18' },
        ]}
      >
        rows
      </ViewTabs>,
    );
    await user.click(screen.getByRole('tab', { name: /Mine/ }));
    expect(onChange).toHaveBeenCalledWith('mine');
    expect(screen.getByRole('tabpanel').textContent).toBe('rows');
  });
});

describe('Dialog', () => {
  function Ask() {
    const [open, setOpen] = useState(true);
    return (
      <Dialog open={open} onClose={() => setOpen(false)} role="alertdialog" title="Void 3 labels?" foot={<Button autoFocus>Keep</Button>}>
        Stuck-on labels must come off.
      </Dialog>
    );
  }
  it('has its title as name, the safe button focused, and goes by Escape', async () => {
    const { user } = renderPlain(<Ask />);
    expect(screen.getByRole('alertdialog', { name: 'Void 3 labels?' })).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Keep'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });
});

describe('PinPad', () => {
  it('takes typing, pressing and pasting, ignores letters, and gives six digits once', async () => {
    const onComplete = vi.fn<(pin: string) => void>();
    const { user, rerender } = renderPlain(<PinPad label="PIN" attempt={0} onComplete={onComplete} />);
    await user.keyboard('1a2');
    await user.click(screen.getByRole('button', { name: '3' }));
    await user.keyboard('{Backspace}3456');
    expect(onComplete.mock.calls).toEqual([['123456']]);
    rerender(<PinPad label="PIN" attempt={1} onComplete={onComplete} />);
    await user.paste('654321');
    expect(onComplete).toHaveBeenLastCalledWith('654321');
  });
});

describe('Toast', () => {
  function Undoable({ undo }: { readonly undo: () => void }) {
    const { show } = useToast();
    return <Button onPress={() => show({ text: '3 orders assigned', undo })}>Assign</Button>;
  }
  it('offers undo, waits while it is hovered, and goes after ten seconds', async () => {
    const undo = vi.fn<() => void>();
    const { user } = renderPlain(<Undoable undo={undo} />);
    await user.click(screen.getByRole('button', { name: 'Assign' }));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('3 orders assigned')).toBeNull();

    vi.useFakeTimers();
    try {
      fireEvent.click(screen.getByRole('button', { name: 'Assign' }));
      const toast = screen.getByText('3 orders assigned');
      fireEvent.pointerEnter(toast.parentElement ?? toast);
      act(() => void vi.advanceTimersByTime(20_000));
      expect(screen.queryByText('3 orders assigned')).not.toBeNull();
      fireEvent.pointerLeave(toast.parentElement ?? toast);
      act(() => void vi.advanceTimersByTime(10_001));
      expect(screen.queryByText('3 orders assigned')).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });
});
