import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_WAYS } from '../../../../shared/core/stock/way-out.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { useSend } from '../../../lib/use-send.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Switch } from '../../../ui/choice/switch.tsx';
import { NumberField } from '../../../ui/field/number-field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { TextArea, TextField } from '../../../ui/field/text-field.tsx';
import { amount, linesOf, LISTS, readLines, type ListName } from '../model/stock-rules-text.ts';
import { SettingsPart } from '../setting-parts.tsx';
import { SaveBar } from '../site/save-bar.tsx';
import { useDraft } from '../site/use-site.ts';
import './stock-page.css';

/** What most contracts give a merchant to answer in. */
const USUAL_HOURS = 4;

/** Warehouses, how goods move between them, what may be sent instead of what, and what each merchant agreed to. */
export function StockPage() {
  const { t } = useTranslation();
  const { stock, system } = useClient();
  const { language } = useAppearance();
  const { data: info } = useQuery({ queryKey: ['system', 'info'], queryFn: () => answered(system.info({})) });
  const queries = useQueryClient();
  const { send, busy, failure } = useSend(() => queries.invalidateQueries({ queryKey: ['stock'] }));
  const { data } = useQuery({ queryKey: ['stock', 'rules'], queryFn: () => answered(stock.rules({})) });
  const draft = useDraft(data);
  const [typed, setTyped] = useState<Partial<Record<ListName, string>>>({});
  const { value } = draft;
  if (value === undefined || info === undefined) return null;
  const textOf = (name: ListName): string => typed[name] ?? linesOf(name, value[name]);
  const wrongOf = (name: ListName): number | null => readLines(name, textOf(name)).wrong;
  const wrong = LISTS.find((name) => wrongOf(name) !== null);
  const type = (name: ListName, text: string): void => {
    setTyped({ ...typed, [name]: text });
    draft.set({ ...value, [name]: readLines(name, text).rows });
  };
  const discard = (): void => {
    setTyped({});
    draft.discard();
  };
  const save = async () => {
    if (await send(stock.setRules(value), () => t('site.saved'))) discard();
  };
  return (
    <>
      {LISTS.map((name) => (
        <SettingsPart key={name} title={t(`stockRules.${name}`)} hint={t(`stockRules.${name}.hint`)} wide>
          <TextArea
            label={t(`stockRules.${name}`)}
            labelHidden
            value={textOf(name)}
            onChange={(text) => type(name, text)}
            rows={name === 'substitutes' ? 8 : 3}
            placeholder={t(`stockRules.${name}.example`)}
            error={wrongOf(name) === null ? undefined : t('stockRules.wrong', { line: wrongOf(name) ?? 0 })}
          />
        </SettingsPart>
      ))}
      <SettingsPart title={t('stockRules.parcel')} hint={t('stockRules.parcel.hint')}>
        <TextField
          label={t('stockRules.parcel')}
          labelHidden
          inputMode="decimal"
          value={amount(value.parcelCents)}
          onChange={(text) => /^\d{1,6}(?:\.\d{1,2})?$/u.test(text) && draft.set({ ...value, parcelCents: Math.round(Number(text) * 100) })}
        />
      </SettingsPart>
      <SettingsPart title={t('stockRules.agreements')} hint={t('stockRules.agreements.hint')} wide>
        {info.merchants.map(({ code, zh, en }) => {
          const at = value.agreements.findIndex(({ merchant }) => merchant === code);
          const agreed = value.agreements[at];
          const set = (part: Partial<NonNullable<typeof agreed>>): void => {
            const next = { merchant: code, replyHours: USUAL_HOURS, noAnswer: 'ask_supervisor' as const, warnsLow: false, ...agreed, ...part };
            draft.set({ ...value, agreements: at < 0 ? [...value.agreements, next] : value.agreements.with(at, next) });
          };
          return (
            <div key={code} className="stock-agreement">
              <b>{language === 'en' ? en : zh}</b>
              <NumberField
                label={t('stock.tell.hours')}
                value={agreed?.replyHours ?? USUAL_HOURS}
                onChange={(replyHours) => set({ replyHours })}
                minValue={1}
                maxValue={720}
              />
              <Select
                label={t('stock.tell.default')}
                value={agreed?.noAnswer ?? 'ask_supervisor'}
                onChange={(noAnswer) => set({ noAnswer })}
                choices={DEFAULT_WAYS.map((id) => ({ id, text: t(`stock.tell.default.${id}`) }))}
              />
              <Switch isSelected={agreed?.warnsLow === true} onChange={(warnsLow) => set({ warnsLow })}>
                {t('stockRules.warnsLow')}
              </Switch>
            </div>
          );
        })}
      </SettingsPart>
      <SaveBar
        isChanged={draft.isChanged}
        busy={busy}
        failure={failure}
        problem={wrong === undefined ? undefined : t('stockRules.wrongIn', { list: t(`stockRules.${wrong}`), line: wrongOf(wrong) ?? 0 })}
        onSave={() => void save()}
        onDiscard={discard}
      />
    </>
  );
}
