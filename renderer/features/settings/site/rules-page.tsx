import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REQUEST_STRENGTHS } from '../../../../shared/core/finding/finding.ts';
import { CHECK_PARTS } from '../../../../shared/core/site/site.ts';
import { REQUEST_TYPES } from '../../../../shared/core/special-request/request-rules.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Switch } from '../../../ui/choice/switch.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { NoteTrial } from './note-trial.tsx';
import { SaveBar } from './save-bar.tsx';
import { useSite } from './use-site.ts';

/** More would be a book, not a page: typing narrows it. */
const MOST_SHOWN = 40;
const NEW_PHRASE = { words: '', type: 'leave_at', strength: 'demand' } as const;

/** Which checks run, and which words in a note are read as a request. Each change counts from the next order on. */
export function RulesPage() {
  const { t } = useTranslation();
  const { site, failure, change } = useSite();
  const [typed, setTyped] = useState('');
  const [added, setAdded] = useState<{ words: string; type: (typeof REQUEST_TYPES)[number]; strength: (typeof REQUEST_STRENGTHS)[number] }>(NEW_PHRASE);
  if (site === undefined) return null;
  const { checksOff, ownPhrases, phrasesOff, phrases } = site;
  const found = phrases.filter(({ words, type }) => words.includes(typed.trim()) || t(`request.${type}`).includes(typed.trim()));
  const types = REQUEST_TYPES.map((id) => ({ id, text: t(`request.${id}`) }));
  const strengths = REQUEST_STRENGTHS.map((id) => ({ id, text: t(`strength.${id}`) }));
  const add = async () => {
    if (await change({ ownPhrases: [...ownPhrases, { ...added, words: added.words.trim() }] })) setAdded(NEW_PHRASE);
  };
  return (
    <>
      <SettingsPart title={t('site.checks')} hint={t('site.checks.hint')}>
        {CHECK_PARTS.map((part) => (
          <Switch
            key={part}
            isSelected={!checksOff.includes(part)}
            onChange={(on) => void change({ checksOff: on ? checksOff.filter((one) => one !== part) : [...checksOff, part] })}
          >
            {t(`site.check.${part}`)}
          </Switch>
        ))}
        {checksOff.length > 0 && (
          <p className="tone-warn row">
            <Icon name="eye" size={14} />
            {t('site.checks.off', { count: checksOff.length })}
          </p>
        )}
      </SettingsPart>
      <SettingsPart title={t('site.ownPhrases')} hint={t('site.ownPhrases.hint')} wide>
        {ownPhrases.map(({ words, type, strength }, at) => (
          <div key={words} className="phrase-row">
            <b lang="zh-CN">{words}</b>
            <span>{t(`request.${type}`)}</span>
            <span className="t2">{t(`strength.${strength}`)}</span>
            <Button
              look="quiet"
              icon="close"
              aria-label={t('site.phrase.remove', { words })}
              onPress={() => void change({ ownPhrases: ownPhrases.toSpliced(at, 1) })}
            />
          </div>
        ))}
        <form
          className="settings-line settings-line-phrase"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <TextField
            label={t('site.phrase.words')}
            value={added.words}
            maxLength={40}
            contentLang="zh-CN"
            onChange={(words) => setAdded({ ...added, words })}
          />
          <Select label={t('site.phrase.type')} choices={types} value={added.type} onChange={(type) => setAdded({ ...added, type })} />
          <Select label={t('site.phrase.strength')} choices={strengths} value={added.strength} onChange={(strength) => setAdded({ ...added, strength })} />
          <Button type="submit" icon="plus" disabledReason={added.words.trim().length < 2 ? t('site.phrase.short') : undefined}>
            {t('site.phrase.add')}
          </Button>
        </form>
      </SettingsPart>
      <NoteTrial />
      <SettingsPart title={t('site.phrases')} hint={t('site.phrases.hint', { count: phrases.length })} wide>
        <TextField label={t('site.phrases.find')} labelHidden placeholder={t('site.phrases.find')} value={typed} onChange={setTyped} />
        {found.slice(0, MOST_SHOWN).map(({ id, words, type, strength }) => (
          <div key={`${id} ${words}`} className="phrase-row">
            <b lang="zh-CN">{words}</b>
            <span>{t(`request.${type}`)}</span>
            <span className="t2">{t(`strength.${strength}`)}</span>
            <Switch
              aria-label={t('site.phrase.counts', { words })}
              isSelected={!phrasesOff.includes(id)}
              onChange={(on) => void change({ phrasesOff: on ? phrasesOff.filter((one) => one !== id) : [...phrasesOff, id] })}
            >
              {''}
            </Switch>
          </div>
        ))}
        {found.length > MOST_SHOWN && <p className="meta">{t('site.phrases.more', { count: found.length - MOST_SHOWN })}</p>}
      </SettingsPart>
      <SaveBar isChanged={false} busy={false} failure={failure} onSave={() => undefined} onDiscard={() => undefined} />
    </>
  );
}
