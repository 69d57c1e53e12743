import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keyboard } from '../../../renderer/lib/keys/keyboard.ts';
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
