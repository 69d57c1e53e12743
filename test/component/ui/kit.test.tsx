import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Checkbox } from '../../../renderer/ui/choice/checkbox.tsx';
import { Switch } from '../../../renderer/ui/choice/switch.tsx';
import { ChartFrame } from '../../../renderer/ui/chart/chart-frame.tsx';
import { ToastProvider, useToast } from '../../../renderer/ui/feedback/toast.tsx';
import { Progress } from '../../../renderer/ui/feedback/progress.tsx';
import { Select } from '../../../renderer/ui/field/select.tsx';
import { TextField } from '../../../renderer/ui/field/text-field.tsx';
import { ViewTabs } from '../../../renderer/ui/layout/view-tabs.tsx';
import { SelectionBar } from '../../../renderer/ui/selection/selection-bar.tsx';
import { Button } from '../../../renderer/ui/button/button.tsx';
import { renderPlain } from '../render-app.tsx';

const describedBy = (element: HTMLElement): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');
const REASON = 'The order has left';

describe('what may not be changed now', () => {
  it('keeps the focus, says why and changes nothing', async () => {
    const changed = vi.fn<() => void>();
    const choices = [
      { id: 'a', text: 'Xihu' },
      { id: 'b', text: 'Yuhang' },
    ] as const;
    const { user } = renderPlain(
      <>
        <TextField label="Waybill" value="SF1" onChange={changed} disabledReason={REASON} />
        <Select label="District" choices={choices} value="a" onChange={changed} disabledReason={REASON} />
        <Checkbox onChange={changed} disabledReason={REASON}>
          Fragile
        </Checkbox>
        <Switch onChange={changed} disabledReason={REASON}>
          Sound
        </Switch>
      </>,
    );
    const controls = [
      screen.getByRole('textbox', { name: 'Waybill' }),
      screen.getByRole('button', { name: /District/ }),
      screen.getByRole('checkbox', { name: 'Fragile' }),
      screen.getByRole('switch', { name: 'Sound' }),
    ];
    for (const control of controls) {
      await user.tab();
      expect(document.activeElement).toBe(control);
      expect(describedBy(control)).toContain(REASON);
      await user.keyboard('x {Enter}{ArrowDown}{Enter}');
      await user.click(control);
    }
    expect(changed).not.toHaveBeenCalled();
  });
});

describe('Button', () => {
  it('tells its key to a screen reader too, in the words that are known there', () => {
    renderPlain(
      <>
        <Button chord="Ctrl+Enter">Send</Button>
        <Button chord="G+Q">Queue</Button>
        <Button>Plain</Button>
      </>,
    );
    const keys = screen.getAllByRole('button').map((button) => button.getAttribute('aria-keyshortcuts'));
    expect(keys).toEqual(['Control+Enter', null, null]);
  });
});

describe('Toast', () => {
  it('is gone with what it offered once it is forgotten', async () => {
    const undo = vi.fn<() => void>();
    const Both = () => {
      const toast = useToast();
      return (
        <>
          <Button onPress={() => toast.show({ text: 'Assigned', undo })}>Assign</Button>
          <Button onPress={toast.forget}>Change over</Button>
          <Button onPress={() => void toast.undoLast()}>Take back</Button>
        </>
      );
    };
    const { user } = renderPlain(
      <ToastProvider>
        <Both />
      </ToastProvider>,
    );
    await user.click(screen.getByRole('button', { name: 'Assign' }));
    expect(screen.getByText('Assigned')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Change over' }));
    expect(screen.queryByText('Assigned')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Take back' }));
    expect(undo).not.toHaveBeenCalled();
  });
});

describe('SelectionBar', () => {
  it('is one tab stop whose actions are walked by arrows', async () => {
    const onClear = vi.fn<() => void>();
    const { user } = renderPlain(
      <>
        <SelectionBar text="3 selected" clearText="Clear" onClear={onClear}>
          <Button look="quiet">Assign</Button>
        </SelectionBar>
        <button type="button">after</button>
      </>,
    );
    await user.tab();
    expect(document.activeElement?.textContent).toContain('Assign');
    await user.keyboard('{ArrowRight}{Enter}');
    expect(onClear).toHaveBeenCalledTimes(1);
    await user.tab();
    expect(document.activeElement?.textContent).toBe('after');
  });
});

describe('ViewTabs', () => {
  const tabs = (onMove: (id: 'a' | 'b' | 'c', to: number) => void) => (
    <ViewTabs
      label="Views"
      value="b"
      onChange={() => undefined}
      onMove={onMove}
      changedText="changed"
      changedActions={<Button>Save</Button>}
      views={[
        { id: 'a', name: 'Mine' },
        { id: 'b', name: 'All', changed: true },
        { id: 'c', name: 'Due' },
      ]}
    >
      rows
    </ViewTabs>
  );
  it('moves a view by keyboard and by dragging, and stays at the ends', async () => {
    const onMove = vi.fn<(id: string, to: number) => void>();
    const { user } = renderPlain(tabs(onMove));
    screen.getByRole('tab', { name: /All/ }).focus();
    await user.keyboard('{Control>}{Shift>}{ArrowLeft}{ArrowRight}{/Shift}{/Control}');
    expect(onMove.mock.calls).toEqual([
      ['b', 0],
      ['b', 2],
    ]);
    const grip = (name: string) => screen.getByText(name).parentElement ?? document.body;
    const dataTransfer = { setData: () => undefined, effectAllowed: '' };
    fireEvent.dragStart(grip('Due'), { dataTransfer });
    fireEvent.drop(grip('Mine'), { dataTransfer });
    expect(onMove).toHaveBeenLastCalledWith('c', 0);
  });
  it('says that the view was changed and offers to save it', () => {
    renderPlain(tabs(() => undefined));
    expect(screen.getByRole('tab', { name: /All\s*changed/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Save' })).toBeTruthy();
  });
});

describe('ChartFrame', () => {
  it('shows the same figures as a table', async () => {
    const { user } = renderPlain(
      <ChartFrame title="Cases" series={[{ id: 's', name: 'Stock-out', colour: 1 }]} chart="bars" table="figures" asTable="As table" />,
    );
    expect(screen.getByRole('figure', { name: 'Cases' }).textContent).toContain('bars');
    await user.click(screen.getByRole('button', { name: 'As table' }));
    expect(screen.getByRole('figure', { name: 'Cases' }).textContent).toContain('figures');
    expect(screen.getByRole('button', { name: 'As table' }).getAttribute('aria-pressed')).toBe('true');
  });
});

describe('Progress', () => {
  it('keeps its buttons outside of what a screen reader takes for a drawing', () => {
    renderPlain(
      <Progress label="Importing" done={1} all={4} doneText="1 / 4">
        <Button>Stop</Button>
      </Progress>,
    );
    expect(screen.getByRole('progressbar', { name: 'Importing' }).getAttribute('aria-valuetext')).toBe('1 / 4');
    expect(screen.getByRole('progressbar').contains(screen.getByRole('button', { name: 'Stop' }))).toBe(false);
  });
});
