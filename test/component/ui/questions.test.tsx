import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keyboard } from '../../../renderer/lib/keys/keyboard.ts';
import { MergeTable, mergedOf, type MergeRow } from '../../../renderer/ui/merge/merge-table.tsx';
import { PrintQuestion } from '../../../renderer/ui/question/print-question.tsx';
import { Readings } from '../../../renderer/ui/question/readings.tsx';
import { renderPlain } from '../render-app.tsx';

beforeEach(() => {
  const stop = keyboard.listen(window);
  return stop;
});

describe('PrintQuestion', () => {
  it('answers to its letters while it has the focus, and to no letter elsewhere', async () => {
    const answers: string[] = [];
    const answer = (text: string) => ({ text, onPress: () => void answers.push(text) });
    const { user } = renderPlain(
      <>
        <button type="button">elsewhere</button>
        <PrintQuestion title="Did it come out?" picture="SF1" yes={answer('Yes')} no={answer('No')} damaged={answer('Damaged')}>
          sent
        </PrintQuestion>
      </>,
    );
    await user.click(screen.getByRole('button', { name: 'elsewhere' }));
    await user.keyboard('y');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(answers).toEqual([]);
    screen.getByRole('button', { name: 'Yes' }).focus();
    await user.keyboard('b');
    await waitFor(() => expect(answers).toEqual(['Damaged']));
  });
});

describe('Readings', () => {
  it('offers three, chooses by number and says which one is taken', async () => {
    const onChoose = vi.fn<(reading: string) => void>();
    const { user } = renderPlain(<Readings label="Other readings" readings={['86-5', '865', '8-65', '8 6 5']} chosen="865" onChoose={onChoose} />);
    const offered = screen.getAllByRole('button');
    expect(offered).toHaveLength(3);
    expect(offered.map((one) => one.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'false']);
    offered[0]?.focus();
    await user.keyboard('3');
    await waitFor(() => expect(onChoose).toHaveBeenCalledWith('8-65'));
  });
});

describe('MergeTable', () => {
  const words = {
    field: 'Field',
    base: 'Base',
    ours: 'Ours',
    theirs: 'Theirs',
    merged: 'Merged',
    unchanged: 'unchanged',
    same: 'same on both',
    choose: 'choose 1 or 2',
    takeOurs: 'Take ours',
    takeTheirs: 'Take theirs',
    write: 'Write',
  };
  const row = (change: Partial<MergeRow>): MergeRow => ({ id: 'a', name: 'Detail', base: 'b', ours: null, theirs: null, ...change });

  it('merges by itself what one side changed, or both alike', () => {
    expect(mergedOf(row({}))).toBe('b');
    expect(mergedOf(row({ ours: 'o' }))).toBe('o');
    expect(mergedOf(row({ theirs: 't' }))).toBe('t');
    expect(mergedOf(row({ ours: 'x', theirs: 'x' }))).toBe('x');
    expect(mergedOf(row({ ours: 'o', theirs: 't' }))).toBeUndefined();
    expect(mergedOf(row({ ours: 'o', theirs: 't', chosen: 'w' }))).toBe('w');
  });

  it('asks only for the row both sides changed, and takes 1, 2 and E there', async () => {
    const onChoose = vi.fn<(id: string, value: string) => void>();
    const onWrite = vi.fn<(id: string) => void>();
    const rows = [row({ id: 'quiet', name: 'Phone', theirs: 't' }), row({ id: 'asks', ours: 'o', theirs: 't' })];
    const { user } = renderPlain(<MergeTable label="Both changed" rows={rows} words={words} onChoose={onChoose} onWrite={onWrite} />);
    expect(screen.getAllByRole('button')).toHaveLength(3);
    screen.getByRole('button', { name: /Take ours/ }).focus();
    await user.keyboard('2');
    await waitFor(() => expect(onChoose).toHaveBeenLastCalledWith('asks', 't'));
    await user.keyboard('e');
    await waitFor(() => expect(onWrite).toHaveBeenCalledWith('asks'));
    await user.click(screen.getByRole('button', { name: /Take ours/ }));
    expect(onChoose).toHaveBeenLastCalledWith('asks', 'o');
  });
});
