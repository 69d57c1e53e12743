import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyboard } from '../../../lib/keys/keyboard.ts';
import { mayStandFor } from '../../../lib/keys/change-key.ts';
import { chordsOf, DESKS, KEY_MAP, type KeyScope } from '../../../lib/keys/key-map.ts';
import { isCharacterKey, type OwnKeys as Keys } from '../../../lib/keys/own-keys.ts';
import { usePreferences } from '../../../lib/session/use-preferences.ts';
import { Button } from '../../../ui/button/button.tsx';
import { KeyCap } from '../../../ui/button/key-cap.tsx';
import { Switch } from '../../../ui/choice/switch.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { KeyListener } from './key-listener.tsx';

interface Movable {
  readonly scope: KeyScope;
  readonly action: string;
}
const nameOf = ({ scope, action }: Movable): string => `${scope}.${action}`;

/** Every action with a character key, on desks that are built. */
const movables = (): readonly (readonly [KeyScope, readonly Movable[]])[] => {
  const built = keyboard.targets().flatMap((target): readonly KeyScope[] => (target in DESKS ? DESKS[target as keyof typeof DESKS] : []));
  return [...new Set<KeyScope>([...built, 'outageDesk', 'matching', 'upkeep', 'dialog'])].flatMap((scope) => {
    const actions: Readonly<Record<string, readonly string[]>> = KEY_MAP[scope];
    const found = Object.keys(actions).filter((action) => actions[action]?.some(isCharacterKey));
    return found.length === 0 ? [] : [[scope, found.map((action) => ({ scope, action }))] as const];
  });
};

/** Single-letter keys, all or one by one, kept for the person. */
export function OwnKeys() {
  const { t } = useTranslation();
  const { preferences, change } = usePreferences();
  const { letters, keys } = preferences;
  const [listening, setListening] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const own: Keys = { letters, changed: keys };
  const set = (name: string, chord: string | null | undefined) => {
    const { [name]: _before, ...others } = keys;
    change({ keys: chord === undefined ? others : { ...others, [name]: chord } });
    setRefused(null);
  };
  const hear = (one: Movable, chord: string | null) => {
    setListening(null);
    if (chord === null) return;
    if (isCharacterKey(chord) && mayStandFor(one.scope, one.action, chord, own)) set(nameOf(one), chord);
    else setRefused(nameOf(one));
  };

  return (
    <SettingsPart title={t('settings.keys')} hint={t('settings.keys.hint')} wide>
      <Switch isSelected={letters} onChange={(value) => change({ letters: value })}>
        {t('settings.keys.single')}
      </Switch>
      {letters && (
        <>
          {movables().map(([scope, actions]) => (
            <section key={scope} className="own-keys" aria-label={t(`keys.${scope}`)}>
              <h3>{t(`keys.${scope}`)}</h3>
              {actions.map((one) => {
                const name = nameOf(one);
                const chords = chordsOf(one.scope, one.action, own);
                const text = t(`keys.${name}`);
                return (
                  <div key={name} className="own-key">
                    <span>{text}</span>
                    <span className="row">
                      {listening === name ? (
                        <KeyListener label={t('settings.keys.press', { action: text })} onHeard={(chord) => hear(one, chord)} />
                      ) : chords.length === 0 ? (
                        <span className="meta">{t('settings.keys.none')}</span>
                      ) : (
                        chords.map((chord) => <KeyCap key={chord} chord={chord} />)
                      )}
                    </span>
                    <span className="row">
                      <Button look="quiet" aria-label={t('settings.keys.changeOf', { action: text })} onPress={() => setListening(name)}>
                        {t('settings.keys.change')}
                      </Button>
                      {keys[name] === null ? null : (
                        <Button look="quiet" aria-label={t('settings.keys.offOf', { action: text })} onPress={() => set(name, null)}>
                          {t('settings.keys.off')}
                        </Button>
                      )}
                      {name in keys && (
                        <Button look="quiet" aria-label={t('settings.keys.asBuiltOf', { action: text })} onPress={() => set(name, undefined)}>
                          {t('settings.keys.asBuilt')}
                        </Button>
                      )}
                    </span>
                    {refused === name && (
                      <p role="alert" className="tone-stop own-key-refused">
                        {t('settings.keys.taken')}
                      </p>
                    )}
                  </div>
                );
              })}
            </section>
          ))}
        </>
      )}
    </SettingsPart>
  );
}
