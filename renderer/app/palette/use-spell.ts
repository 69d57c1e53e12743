import { useEffect, useState } from 'react';
import type { Spell } from '../../lib/palette/match.ts';

let loaded: Spell | undefined;

/** The pinyin of labels, fetched with the first palette that shows Chinese; its table is big and nobody waits for it. */
export const useSpell = (wanted: boolean): Spell | undefined => {
  const [spell, setSpell] = useState<Spell | undefined>(() => loaded);
  useEffect(() => {
    if (!wanted || loaded !== undefined) return;
    void import('pinyin-pro').then(({ pinyin }) => {
      loaded = (text) => pinyin(text, { toneType: 'none', type: 'array', v: true });
      setSpell(() => loaded);
    });
  }, [wanted]);
  return spell;
};
