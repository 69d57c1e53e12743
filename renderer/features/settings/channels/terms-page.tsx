import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { isFee } from '../../../../shared/core/special-request/request-terms.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Switch } from '../../../ui/choice/switch.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { SaveBar } from '../site/save-bar.tsx';
import { useDraft } from '../site/use-site.ts';
import './channels.css';

const toTime = (minute: number | null): string =>
  minute === null ? '' : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const toMinute = (text: string): number | null => {
  const [hours = NaN, minutes = NaN] = text.split(':').map(Number);
  return Number.isInteger(hours) && Number.isInteger(minutes) ? hours * 60 + minutes : null;
};

/** What is offered beside the ordinary: the fee, until when today, and how many a day. An offer is worked out from it. */
export function TermsPage() {
  const { t } = useTranslation();
  const { requests } = useClient();
  const { show } = useToast();
  const queries = useQueryClient();
  const [failure, setFailure] = useState<CallError | null>(null);
  const [busy, setBusy] = useState(false);
  const { data } = useQuery({ queryKey: ['request-terms'], queryFn: () => answered(requests.terms({})) });
  const draft = useDraft(data);
  const { value } = draft;
  if (value === undefined) return null;
  const save = async () => {
    setBusy(true);
    const reply = await requests.setTerms(value);
    setBusy(false);
    setFailure(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    await queries.invalidateQueries({ queryKey: ['request-terms'] });
    draft.discard();
    show({ text: t('site.saved') });
  };
  return (
    <>
      <SettingsPart title={t('terms.title')} hint={t('terms.hint', { currency: value.currency })} wide>
        {value.services.map((service, at) => {
          const name = t(`request.${service.type}`);
          const set = (part: Partial<typeof service>) => draft.set({ ...value, services: value.services.with(at, { ...service, ...part }) });
          return (
            <div key={service.type} className="term-row">
              <Switch isSelected={service.offered} onChange={(offered) => set({ offered })}>
                {name}
              </Switch>
              <TextField
                label={t('terms.fee', { name })}
                labelHidden
                value={service.fee}
                onChange={(fee) => set({ fee })}
                after={<span className="meta">{value.currency}</span>}
                error={isFee(service.fee) ? undefined : t('requests.quote.fee.wrong')}
              />
              <TextField
                label={t('terms.cutOff', { name })}
                labelHidden
                type="time"
                value={toTime(service.cutOffMinute)}
                onChange={(text) => set({ cutOffMinute: toMinute(text) })}
              />
              <TextField
                label={t('terms.perDay', { name })}
                labelHidden
                inputMode="numeric"
                placeholder={t('terms.anyNumber')}
                value={service.perDay === null ? '' : String(service.perDay)}
                onChange={(text) => set({ perDay: /^\d{1,5}$/u.test(text) ? Number(text) : null })}
              />
            </div>
          );
        })}
      </SettingsPart>
      <SaveBar
        isChanged={draft.isChanged}
        busy={busy}
        failure={failure}
        problem={value.services.every(({ fee }) => isFee(fee)) ? undefined : t('requests.quote.fee.wrong')}
        onSave={() => void save()}
        onDiscard={draft.discard}
      />
    </>
  );
}
