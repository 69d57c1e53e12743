import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isFee } from '../../../../shared/core/special-request/request-terms.ts';
import { useSend } from '../../../lib/use-send.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Switch } from '../../../ui/choice/switch.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { clockOf, minuteOf } from '../model/hours-text.ts';
import { SettingsPart } from '../setting-parts.tsx';
import { SaveBar } from '../site/save-bar.tsx';
import { useDraft } from '../site/use-site.ts';
import './channels.css';

/** What is offered beside the ordinary: the fee, until when today, and how many a day. An offer is worked out from it. */
export function TermsPage() {
  const { t } = useTranslation();
  const { requests } = useClient();
  const queries = useQueryClient();
  const { send, busy, failure } = useSend(() => queries.invalidateQueries({ queryKey: ['request-terms'] }));
  const { data } = useQuery({ queryKey: ['request-terms'], queryFn: () => answered(requests.terms({})) });
  const draft = useDraft(data);
  const { value } = draft;
  if (value === undefined) return null;
  const save = async () => {
    const services = value.services.map((service) => ({ ...service, carriers: service.carriers.filter((code) => code !== '') }));
    if (await send(requests.setTerms({ ...value, services }), () => t('site.saved'))) draft.discard();
  };
  return (
    <>
      <SettingsPart title={t('terms.title')} hint={t('terms.hint', { currency: value.currency })} wide>
        <div className="term-row term-head" aria-hidden>
          {(['service', 'fee', 'cutOff', 'perDay', 'carriers'] as const).map((column) => (
            <span key={column} className="t2">
              {t(`terms.column.${column}`)}
            </span>
          ))}
        </div>
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
                value={service.cutOffMinute === null ? '' : clockOf(service.cutOffMinute)}
                onChange={(text) => set({ cutOffMinute: minuteOf(text) ?? null })}
              />
              <TextField
                label={t('terms.perDay', { name })}
                labelHidden
                inputMode="numeric"
                placeholder={t('terms.anyNumber')}
                value={service.perDay === null ? '' : String(service.perDay)}
                onChange={(text) => set({ perDay: /^\d{1,5}$/u.test(text) ? Number(text) : null })}
              />
              <TextField
                label={t('terms.carriers', { name })}
                labelHidden
                code
                placeholder={t('terms.anyCarrier')}
                value={service.carriers.join(' ')}
                onChange={(text) => set({ carriers: text.toUpperCase().split(/[\s,，]/u) })}
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
