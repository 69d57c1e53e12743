import { useTranslation } from 'react-i18next';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { personName } from '../../../lib/session/person-name.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Button } from '../../../ui/button/button.tsx';
import { usePeople } from '../api/use-case.ts';
import { mentionBegun, mentionedIn, withMention } from '../model/mentions.ts';

const OFFERED = 5;

/** After an @ the people who may be meant, one Tab away; below, who will be told. */
export function MentionChoice({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useAppearance();
  const { data: people = [] } = usePeople();
  const begun = mentionBegun(text)?.toLowerCase() ?? null;
  const active = people.filter((one) => one.active);
  const offered = begun === null ? [] : active.filter(({ name, nameEn }) => name.includes(begun) || nameEn.toLowerCase().includes(begun)).slice(0, OFFERED);
  const told = mentionedIn(text, active);
  return (
    <>
      {offered.length > 0 && (
        <div className="row wrap" role="group" aria-label={t('act.note.mention')}>
          {offered.map((one) => (
            <Button key={one.id} icon="user" onPress={() => onChange(withMention(text, personName(one, language)))}>
              {personName(one, language)}
            </Button>
          ))}
        </div>
      )}
      <p className="meta" role="status">
        {told.length === 0 ? t('act.note.mentionHint') : t('act.note.told', { people: format.list(told.map((one) => personName(one, language))) })}
      </p>
    </>
  );
}
